"""Lends the columns of a LimeSurvey export what the structure beside it knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.ingest.export import Column, ResponseSet, folded
from pipeline.ingest.lss_columns import Asked

OTHER = frozenset("other sonstiges anders autre otro altro outro".split())
SELECTED = ("Y", "Yes", "Ja", "Oui", "Sí", "Sì", "Sim")


def with_structure(columns: Sequence[Column], asked: Iterable[Asked]) -> tuple[list[Column], int]:
    """The columns with types, options and question codes, and how many were found in the structure.

    A column is found by its code, else by its texts; columns with equal texts come in the survey's order.
    """
    by_code: dict[str, Asked] = {}
    by_text: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for one in asked:
        by_code[one.code] = one
        by_text[_key(one.text, one.choice)].append(one)
    labelled, count = [], 0
    for column in columns:
        same = by_text[_key(column.text, column.choice)]
        found = by_code.get(column.name) or (same.pop(0) if same else None)
        labelled.append(_labelled(column, found) if found and not column.role else column)
        count += found is not None
    return labelled, count


def response_sets(columns: Sequence[Column], records: Iterable[Sequence[str]]) -> tuple[ResponseSet, ...]:
    """One set a multiple question; `records` show which word means selected."""
    groups: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.type == "multiple":
            groups[column.source_id.partition("[")[0]].append(column)
    cells = {record[at.position - 1] for record in records for group in groups.values() for at in group}
    counted = next((word for word in SELECTED if word in cells), None)
    return tuple(
        ResponseSet(name, group[0].text, tuple(column.name for column in group), counted)
        for name, group in groups.items()
    )


def _labelled(column: Column, one: Asked) -> Column:
    return replace(
        column, text=one.text, choice=one.choice, type=one.type, values=one.values, source_id=one.code
    )


def _key(text: str, choice: str) -> tuple[str, str]:
    short = folded(choice)
    return folded(text), "other" if short in OTHER else short
