"""Reads the distinct cells of an item's columns once: a small table that SQL then applies to every row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.codebook.model import Item
from pipeline.normalize.columns import ExportColumn, declared_reason
from pipeline.normalize.fold import fold
from pipeline.normalize.match import Matcher, Meaning, NoAnswer, Selected, Unknown

NOT_SELECTED = frozenset(
    fold(word)
    for word in (
        "0", "0.0", "No", "N", "Not selected", "Nee", "Nein", "Non", "False", "Unchecked", "Not checked", "Not chosen",
        "Not quoted", "Not mentioned", "Niet geselecteerd", "Niet gekozen", "Niet genoemd", "Onwaar", "Falsch",
        "Nicht gewählt", "Nicht genannt", "Nicht ausgewählt",
    )
)  # fmt: skip
NOT_AVAILABLE = frozenset({"na", "n/a", "#n/a", "nan", "null", "#null!", "none given", "."})


@dataclass(frozen=True, slots=True)
class Decoded:
    """The cells of one column and what each means: `codes` of the options it selects, or a `reason`.

    `is_answer` is false where a cell selects nothing and gives no answer either.
    """

    column: str
    cells: tuple[str, ...]
    codes: tuple[tuple[str, ...] | None, ...]
    reasons: tuple[str | None, ...]
    unknown: tuple[tuple[str, int], ...]  # cell, rows


def decode_cells(
    column: str,
    cells: Sequence[tuple[str, int]],
    meaning: Callable[[str], tuple[tuple[str, ...] | None, str | None]],
) -> Decoded:
    """Applies `meaning` (cell -> codes, reason; both None: unknown) to the distinct cells of a column."""
    read = [(cell, *meaning(cell)) for cell, _ in cells]
    unknown = tuple(
        (cell, rows)
        for (cell, rows), (_, codes, reason) in zip(cells, read, strict=True)
        if codes is None and reason is None
    )
    return Decoded(
        column,
        tuple(cell for cell, _, _ in read),
        tuple(codes for _, codes, _ in read),
        tuple(reason for _, _, reason in read),
        unknown,
    )


def single_meaning(
    item: Item, column: ExportColumn
) -> Callable[[str], tuple[tuple[str, ...] | None, str | None]]:
    """How cells of a single-response column are read."""
    matcher = Matcher(item, column.labels)

    def meaning(cell: str) -> tuple[tuple[str, ...] | None, str | None]:
        return _as_codes(_declared(matcher.meaning(cell), cell, column))

    return meaning


def delimited_meaning(
    item: Item, column: ExportColumn
) -> Callable[[str], tuple[tuple[str, ...] | None, str | None]]:
    """How cells that hold several options are read; a label may itself contain the separator."""
    matcher = Matcher(item, column.labels)
    order = {option.code: place for place, option in enumerate(item.options)}

    def meaning(cell: str) -> tuple[tuple[str, ...] | None, str | None]:
        whole = _declared(matcher.meaning(cell), cell, column)
        if not isinstance(whole, Unknown):
            return _as_codes(whole)
        parts = split_cell(
            cell, item.separator or ";", lambda text: not isinstance(matcher.meaning(text), Unknown)
        )
        found = [matcher.meaning(part) for part in parts]
        if not found or any(isinstance(part, Unknown) for part in found):
            return None, None
        codes = {part.code for part in found if isinstance(part, Selected)}
        if codes:
            return tuple(sorted(codes, key=order.__getitem__)), None
        return None, next(part.reason for part in found if isinstance(part, NoAnswer))

    return meaning


def flag_meaning(
    item: Item, option: str, column: ExportColumn
) -> Callable[[str], tuple[tuple[str, ...] | None, str | None]]:
    """How cells of one column of a multiple-response set are read: selected (the option), not (no code), or why not."""
    selected = None if item.selected is None else {fold(word) for word in item.selected}
    rejected = NOT_SELECTED if item.not_selected is None else {fold(word) for word in item.not_selected}

    def meaning(cell: str) -> tuple[tuple[str, ...] | None, str | None]:
        if cell in item.missing:
            return None, item.missing[cell]
        words = {fold(cell), fold(column.labels.get(cell, cell))}
        if selected is not None:
            if words & selected:
                return (option,), None
        elif not words & rejected and not _looks_missing(cell, column, words):
            return (option,), None
        if column.declares_missing(cell):
            return None, declared_reason(column.labels.get(cell, ""))
        if words & NOT_AVAILABLE or (selected is None and not words & rejected):
            return None, None
        return (), None

    return meaning


def split_cell(cell: str, separator: str, is_known: Callable[[str], bool]) -> list[str]:
    """The parts of a cell; parts that are known only together are joined again, the longest first."""
    pieces = cell.split(separator)
    parts: list[str] = []
    start = 0
    while start < len(pieces):
        ends = range(len(pieces), start, -1)
        end = next((end for end in ends if is_known(separator.join(pieces[start:end]).strip())), start + 1)
        parts.append(separator.join(pieces[start:end]).strip())
        start = end
    return [part for part in parts if part]


def _looks_missing(cell: str, column: ExportColumn, words: set[str]) -> bool:
    is_negative = cell.startswith("-") and cell[1:].replace(".", "", 1).isdigit()
    return column.declares_missing(cell) or is_negative or bool(words & NOT_AVAILABLE)


def _declared(meaning: Meaning, cell: str, column: ExportColumn) -> Meaning:
    if isinstance(meaning, Unknown) and column.declares_missing(cell):
        return NoAnswer(declared_reason(column.labels.get(cell, "")))
    return meaning


def _as_codes(meaning: Meaning) -> tuple[tuple[str, ...] | None, str | None]:
    match meaning:
        case Selected(code):
            return (code,), None
        case NoAnswer(reason):
            return None, reason
    return None, None
