"""Is the option of one column of a multiple-response set selected? What the cells of such columns say."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.codebook.model import Item
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.decode import CellMeaning
from pipeline.normalize.fold import fold

NOT_SELECTED = frozenset(
    fold(word)
    for word in (
        "0", "0.0", "No", "N", "Not selected", "Nee", "Nein", "Non", "False", "Unchecked", "Not checked", "Not chosen",
        "Not quoted", "Not mentioned", "Niet geselecteerd", "Niet gekozen", "Niet genoemd", "Onwaar", "Falsch",
        "Nicht gewählt", "Nicht genannt", "Nicht ausgewählt",
    )
)  # fmt: skip
NOT_AVAILABLE = frozenset({"na", "n/a", "#n/a", "nan", "null", "#null!", "none given", "."})


def flag_meaning(item: Item, option: str, column: ExportColumn) -> Callable[[str], CellMeaning]:
    """Selected (the option), not selected (no code), or why there is no answer.

    Without `selected`, anything selects but a word for not; what looks like a missing code that nobody
    declared selects nothing and is unknown.
    """
    missing = {fold(cell): reason for cell, reason in item.missing.items()}
    selected = None if item.selected is None else {fold(word) for word in item.selected}
    rejected = {fold(word) for word in item.not_selected or ()}
    by_convention = NOT_SELECTED if item.not_selected is None else frozenset()

    def meaning(cell: str) -> CellMeaning:
        words = (fold(cell), fold(column.labels.get(cell, cell)))
        reason = next((missing[word] for word in words if word in missing), None)
        if reason is not None:
            return CellMeaning(reason=reason)
        if selected and not selected.isdisjoint(words):
            return CellMeaning((option,))
        if not rejected.isdisjoint(words):
            return CellMeaning(())
        if column.declares_missing(cell):
            return CellMeaning(reason=column.reason(cell))
        if not by_convention.isdisjoint(words):
            return CellMeaning(())
        if _looks_missing(words):
            return CellMeaning(unknown=(cell,))
        return CellMeaning((option,) if selected is None else ())

    return meaning


def _looks_missing(words: tuple[str, ...]) -> bool:
    is_negative = words[0].startswith("-") and words[0][1:].replace(".", "", 1).isdigit()
    return is_negative or not NOT_AVAILABLE.isdisjoint(words)
