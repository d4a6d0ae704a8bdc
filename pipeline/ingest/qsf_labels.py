"""Lends the columns of a Qualtrics export what the survey definition beside it knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.ingest.export import Column, ResponseSet
from pipeline.ingest.qsf import Asked

Key = tuple[str, ...]


class Definition:
    """The columns that a survey definition makes, to be found by id or name."""

    def __init__(self, asked: Sequence[Asked]):
        self._by_id = {_key(one.id): one for one in asked}
        self._by_name = {_key(one.name): one for one in asked}

    def find(self, column: Column) -> Asked | None:
        """A text question's id ends on TEXT; so does that of an option's text entry, which is not the option."""
        key = _key(column.source_id)
        found = self._by_id.get(key)
        if key[-1] == "TEXT":
            question = self._by_id.get(key[:-1])
            found = question if question and question.type == "text" else None
        return found or self._by_name.get(_key(column.name))


def with_definition(columns: Sequence[Column], definition: Definition) -> list[Column]:
    """The columns with the texts, types and options of those that the definition has."""
    return [_labelled(column, definition.find(column)) for column in columns]


def definition_sets(
    columns: Sequence[Column], definition: Definition, records: Iterable[Sequence[str]]
) -> tuple[ResponseSet, ...]:
    """One set a multiple question. A numeric export writes 1 for selected, one of texts the option."""
    groups: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        found = definition.find(column)
        if found and found.set and column.type == "multiple":
            groups[found.set].append(column)
    cells = {record[at.position - 1] for record in records for group in groups.values() for at in group}
    return tuple(
        ResponseSet(
            name, group[0].text, tuple(column.name for column in group), "1" if "1" in cells else None
        )
        for name, group in groups.items()
    )


def _labelled(column: Column, found: Asked | None) -> Column:
    if found is None or column.role:
        return column
    text = found.text or column.text
    return replace(column, text=text, choice=found.choice, type=found.type, values=found.values)


def _key(id_: str) -> Key:
    """`QID44-1-2`, `QID44_1_2` and `QID44#1_2` alike name one column."""
    return tuple(re.split(r"\W|_", id_))
