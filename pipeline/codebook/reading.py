"""A codebook while it is being read: what is written, where it stands, what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pipeline.codebook.problems import Problems
from pipeline.codebook.values import Lines, Path, dotted

if TYPE_CHECKING:
    from pipeline.codebook.written_study import WrittenStudy

Nets = Mapping[str, Mapping[str, tuple[str, ...]]]  # item -> net -> options


@dataclass(frozen=True, slots=True)
class Reading:
    """What every step of the reading needs. `lost`: words in parts that could not be read at all."""

    written: WrittenStudy
    lines: Lines
    problems: Problems
    folder: FilePath
    lost: frozenset[str] = frozenset()
    nets: Nets = field(default_factory=dict)  # of all items: a condition may name a net

    def report(self, path: Path, text: str) -> None:
        """Note a problem at the line of `path`."""
        self.problems.add(self.lines.of(*path), dotted(path), text)

    def is_lost(self, name: str) -> bool:
        """Whether the name may be in a part that could not be read, so that it is not called unknown."""
        return name in self.lost


def written_nets(study: WrittenStudy) -> Nets:
    """The nets of every item, those of a grid under each of its items."""
    nets: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, item in study.items.items():
        changes = [change for change in (item.by_wave or {}).values() if not isinstance(change, str)]
        for form in (*changes, item):
            for member in form.grid or (name,):
                for code, net in (form.nets or {}).items():
                    owner = f"{member}_coded" if form.codes else member
                    nets.setdefault(owner, {})[code] = net if isinstance(net, tuple) else net.options
    return nets
