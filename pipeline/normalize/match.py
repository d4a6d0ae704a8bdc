"""What one cell of an export means for one item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.codebook.model import Item
from pipeline.normalize.fold import fold


@dataclass(frozen=True, slots=True)
class Selected:
    """The cell is this option."""

    code: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The cell says why there is no answer."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The codebook does not know the cell."""


Meaning = Selected | NoAnswer | Unknown


@dataclass(frozen=True)
class Matcher:
    """Reads cells of one item.

    A missing code comes first, unless it or its reason is listed as an option: then it is counted
    like any option. After it a code wins over a label, a label over an alias; each as written, then
    folded. What the file says a value means (`labels`) is tried where the cell itself says nothing.
    """

    item: Item
    labels: Mapping[str, str]  # value -> label, as the file declares

    @cached_property
    def _exact(self) -> Mapping[str, Meaning]:
        known: dict[str, Meaning] = {}
        codes = {option.code for option in self.item.options}
        for cell, reason in self.item.missing.items():
            if cell not in codes:
                known[cell] = Selected(reason) if reason in codes else NoAnswer(reason)
        for option in self.item.options:
            known.setdefault(option.code, Selected(option.code))
        for option in self.item.options:
            for label in option.label.every():
                known.setdefault(label, Selected(option.code))
        for alias, code in self.item.aliases.items():
            known.setdefault(alias, Selected(code))
        return known

    @cached_property
    def _folded(self) -> Mapping[str, Meaning]:
        folded: dict[str, Meaning] = {}
        for text, meaning in self._exact.items():
            folded.setdefault(fold(text), meaning)
        return folded

    def meaning(self, cell: str) -> Meaning:
        """What `cell` means: an option, a reason for no answer, or nothing known."""
        bare = cell[1:-1] if cell[:1] == "{" and cell[-1:] == "}" else None  # as Dimensions writes a category
        for text in (cell, self.labels.get(cell), bare):
            if text is None:
                continue
            found = self._exact.get(text) or self._folded.get(fold(text))
            if found is not None:
                return found
        return Unknown()
