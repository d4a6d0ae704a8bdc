"""A codebook while it is being read: what is written, where it stands, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pipeline.codebook.problems import Problems
from pipeline.codebook.values import Lines, Path, dotted

if TYPE_CHECKING:
    from pipeline.codebook.written_study import WrittenStudy


@dataclass(frozen=True, slots=True)
class Reading:
    """What every step of the reading needs. `lost`: words in parts that could not be read at all."""

    written: WrittenStudy
    lines: Lines
    problems: Problems
    folder: FilePath
    lost: frozenset[str] = frozenset()

    def report(self, path: Path, text: str) -> None:
        """Note a problem at the line of `path`."""
        self.problems.add(self.lines.of(*path), dotted(path), text)
