"""Headings that say question and part in one: "Which? [TV]", "Rate >> Price", "media/tv"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.draft.words import fold
from pipeline.ingest.export import Column

SPLITS = (  # the surest first; the last one only for questions, which are long
    re.compile(r"^(?P<text>.{3,}?)\s*\[(?P<choice>[^\[\]]+)\]$", re.DOTALL),
    re.compile(r"^(?P<text>.{3,}?)\s*(?:>>|::|\|)\s*(?P<choice>.+)$", re.DOTALL),
    re.compile(r"^(?P<text>.{3,}?)\s*\(choice=(?P<choice>.+)\)$", re.DOTALL),  # REDCap
    re.compile(r"^(?P<text>[A-Za-z]\w*)/(?P<choice>\w+)$"),
    re.compile(r"^(?P<text>.{12,}?)(?: - |: | – )(?P<choice>.+)$", re.DOTALL),
    re.compile(r"^(?P<text>[^\W\d]{5,11}): (?P<choice>.+)$", re.DOTALL),  # Budget: TV
    re.compile(r"^(?P<choice>[^:?]{1,80}): ?(?P<text>[^:]{8,}\?)$", re.DOTALL),  # TV:Which of these?
    re.compile(r"^(?P<text>.{12,}?)\s*\((?P<choice>[^()]+)\)$", re.DOTALL),  # Tally
)


def with_parts(columns: Sequence[Column]) -> list[Column]:
    """The columns with text and choice apart, where at least two neighbours have the same question."""
    names = {column.name for column in columns}
    found = [_below_its_parent(column, names) for column in columns]
    for pattern in SPLITS:
        split = [
            None if column.choice or column.role else pattern.match(column.text or column.name)
            for column in found
        ]
        questions = Counter(fold(one["text"]) for one in split if one)
        for place, one in enumerate(split):
            if one and questions[fold(one["text"])] > 1 and _has_neighbour(split, place):
                found[place] = replace(found[place], text=one["text"].strip(), choice=one["choice"].strip())
    return found


def _below_its_parent(column: Column, names: set[str]) -> Column:
    """KoboToolbox: `group/media/tv` where `group/media` is a column too."""
    parent, slash, choice = column.name.rpartition("/")
    if not slash or parent not in names or column.choice or column.role:
        return column
    return replace(column, text=parent, choice=choice)


def _has_neighbour(split: Sequence[re.Match[str] | None], place: int) -> bool:
    """Whether a column beside this one, or one further, is part of the same question."""
    own = split[place]
    near = [split[at] for at in (place - 2, place - 1, place + 1, place + 2) if 0 <= at < len(split)]
    return own is not None and any(one is not None and one["text"] == own["text"] for one in near)
