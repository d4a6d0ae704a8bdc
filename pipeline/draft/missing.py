"""Cells that mean no answer: declared by the file, or by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.draft.words import WHOLE_REASONS, fold, missing_reason
from pipeline.ingest.export import Column

MISSING_CODE = re.compile(r"-(9{1,4}|9?98|9?97|88|77|66)(\.0+)?")
NUMBER = re.compile(r"[+-]?[€$£]? ?\d[\d.,' ]*%?")
NINES = re.compile(r"9+[789]")
LEAST_NUMBERS, MOST_WORDS = 8, 4
LABELLED_CODE = re.compile(r"-\d+|\d*9[6789]|\d*88|\d*77|\.[a-z]")


def missing_cells(column: Column, cells: Sequence[str], blanks: Sequence[str]) -> dict[str, str]:
    """Cell -> reason, for the distinct `cells` of a column and what its file says of them."""
    labels = dict(column.values)
    found: dict[str, str] = {}
    for cell in dict.fromkeys((*column.missing, *labels, *cells)):
        label = labels.get(cell, "")
        reason = missing_reason(label) if label else None
        whole = WHOLE_REASONS.get(fold(label or cell))
        if is_declared_missing(column, cell) or (MISSING_CODE.fullmatch(cell) and not label):
            found[cell] = reason or "no_answer"
        elif (reason and LABELLED_CODE.fullmatch(cell)) or whole:
            found[cell] = reason or whole or "no_answer"
    if not labels:  # else the file has said it
        found |= _beside_numbers([cell for cell in cells if cell not in found])
    return found | dict.fromkeys(blanks, "not_asked")


def _beside_numbers(cells: Sequence[str]) -> dict[str, str]:
    """In a column of numbers the few words that say why there is none, and the nines beyond all the others."""
    numbers = [cell for cell in cells if NUMBER.fullmatch(cell)]
    words = [cell for cell in cells if cell not in numbers]
    if len(words) > MOST_WORDS:
        return {}
    reasons = {cell: missing_reason(cell) or "" for cell in words}
    found = reasons if len(numbers) >= LEAST_NUMBERS and all(reasons.values()) else {}
    if not all(cell.isdigit() for cell in numbers):
        return found
    nines = [cell for cell in numbers if NINES.fullmatch(cell)]
    others = [cell for cell in numbers if cell not in nines]
    longest = max(map(len, others), default=0)
    return found | {cell: "no_answer" for cell in nines if len(others) > 1 and len(cell) > longest}


def is_declared_missing(column: Column, cell: str) -> bool:
    """Whether the file itself calls the cell missing."""
    if cell in column.missing:
        return True
    if not column.missing_ranges:
        return False
    try:
        number = float(cell)
    except ValueError:
        return False
    return any(low <= number <= high for low, high in column.missing_ranges)
