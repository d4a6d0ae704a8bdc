"""Splits `question - choice` headings of columns that belong to one question."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.export import Column

_LAST_PART = re.compile(r"^(?P<question>.+?)(?:#\d+)?_(?:x)?\d+(?:_TEXT)?$")


def split_choices(columns: list[Column]) -> list[Column]:
    """Columns `Q5_1`, `Q5_2` whose texts begin alike up to a dash get that as text and the rest as choice."""
    groups: dict[str, list[int]] = {}
    for at, column in enumerate(columns):
        found = _LAST_PART.match(column.name)
        if found and column.text and column.role is None:
            groups.setdefault(found["question"], []).append(at)
    split = list(columns)
    for members in groups.values():
        length = _shared([columns[at].text for at in members])
        for at in members if length else ():
            text = columns[at].text
            split[at] = replace(
                columns[at], text=text[:length].rstrip(" -–\n"), choice=text[length:].strip(" -–\n")
            )
    return split


def _shared(texts: list[str]) -> int:
    """Length of the beginning that all texts share, up to and with its last dash; 0 where there is none."""
    if len(texts) < 2 or len(set(texts)) == 1:
        return 0
    first, last = min(texts), max(texts)
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:same].rfind("-") + 1
