"""Cells that mean no answer: declared by the file, or by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.draft.words import WHOLE_REASONS, fold, missing_reason
from pipeline.ingest.export import Column

MISSING_CODE = re.compile(r"-(9{1,4}|9?98|9?97|88|77|66)(\.0+)?")
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
    return found | dict.fromkeys(blanks, "not_asked")


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
