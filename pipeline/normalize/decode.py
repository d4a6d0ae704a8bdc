"""Reads the distinct cells of an item's columns once: a small table that SQL then applies to every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.codebook.model import Item
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.match import Matcher, Meaning, NoAnswer, Selected, Unknown


@dataclass(frozen=True, slots=True)
class CellMeaning:
    """What one cell says: `codes` it selects (none: answered, selects nothing), or why there is no answer.

    `unknown` lists the parts of it that the codebook does not explain.
    """

    codes: tuple[str, ...] | None = None
    reason: str | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """The cells of one column and what each means: `codes` of the options it selects, or a `reason`."""

    column: str
    cells: tuple[str, ...]
    codes: tuple[tuple[str, ...] | None, ...]
    reasons: tuple[str | None, ...]
    unknown: tuple[tuple[str, int], ...]  # cell or part of one, rows; most frequent first


def decode_cells(
    column: str, cells: Sequence[tuple[str, int]], meaning: Callable[[str], CellMeaning]
) -> Decoded:
    """Applies `meaning` to the distinct cells (cell, rows) of a column."""
    read = [(cell, rows, meaning(cell)) for cell, rows in cells]
    unknown: Counter[str] = Counter()
    for _, rows, found in read:
        for part in found.unknown:
            unknown[part] += rows
    return Decoded(
        column,
        tuple(cell for cell, _, _ in read),
        tuple(found.codes for _, _, found in read),
        tuple(found.reason for _, _, found in read),
        tuple(sorted(unknown.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def single_meaning(item: Item, column: ExportColumn) -> Callable[[str], CellMeaning]:
    """How cells of a single-response column are read."""
    matcher = Matcher(item, column.labels)
    return lambda cell: _as_cell(_declared(matcher.meaning(cell), cell, column), cell)


def delimited_meaning(
    item: Item, column: ExportColumn, *, in_order: bool = False
) -> Callable[[str], CellMeaning]:
    """How cells that hold several options are read; a label may itself contain the separator.

    The codes come in the order of the codebook, or `in_order` as the cell has them.
    """
    matcher = Matcher(item, column.labels)
    order = {option.code: place for place, option in enumerate(item.options)}
    separator = item.separator or ";"

    def meaning(cell: str) -> CellMeaning:
        whole = _declared(matcher.meaning(cell), cell, column)
        if not isinstance(whole, Unknown):
            return _as_cell(whole, cell)
        parts = split_cell(
            unwrapped(cell), separator, lambda text: not isinstance(matcher.meaning(text), Unknown)
        )
        found = [matcher.meaning(part) for part in parts]
        unknown = tuple(part for part, one in zip(parts, found, strict=True) if isinstance(one, Unknown))
        if unknown or not found:
            return CellMeaning(unknown=unknown or (cell,))
        codes = tuple(dict.fromkeys(part.code for part in found if isinstance(part, Selected)))
        if codes:
            return CellMeaning(codes if in_order else tuple(sorted(codes, key=order.__getitem__)))
        return CellMeaning(reason=next(part.reason for part in found if isinstance(part, NoAnswer)))

    return meaning


def unwrapped(cell: str) -> str:
    """`{tv,web}` without its braces, in which Dimensions writes several answers."""
    bare = cell.strip()
    return bare[1:-1] if len(bare) > 1 and bare[0] + bare[-1] == "{}" else cell


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


def _declared(meaning: Meaning, cell: str, column: ExportColumn) -> Meaning:
    if isinstance(meaning, Unknown) and column.declares_missing(cell):
        return NoAnswer(column.reason(cell))
    return meaning


def _as_cell(meaning: Meaning, cell: str) -> CellMeaning:
    match meaning:
        case Selected(code):
            return CellMeaning((code,))
        case NoAnswer(reason):
            return CellMeaning(reason=reason)
    return CellMeaning(unknown=(cell,))
