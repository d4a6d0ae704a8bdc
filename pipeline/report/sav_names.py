"""Names and labels that SPSS can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

NAME_BYTES, LABEL_BYTES, VALUE_LABEL_BYTES = 64, 256, 120
RESERVED = frozenset("ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH".split())


def sav_names(names: Iterable[str]) -> dict[str, str]:
    """Each name as a variable of its own: a letter first, no signs, at most 64 bytes, no two alike in any case."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9_]", "_", name).strip("_") or "v"
        plain = plain if plain[0].isalpha() and plain.upper() not in RESERVED else f"v_{plain}"
        candidate, number = plain[:NAME_BYTES], 2
        while candidate.upper() in taken:
            ending = f"_{number}"
            candidate, number = f"{plain[: NAME_BYTES - len(ending)]}{ending}", number + 1
        taken.add(candidate.upper())
        found[name] = candidate
    return found


def cut(text: str, size: int) -> str:
    """A text of at most `size` bytes in UTF-8, cut between characters; line breaks become spaces."""
    text = re.sub(r"\s+", " ", text).strip()
    if len(text.encode()) <= size:
        return text
    return text.encode()[: size - 3].decode(errors="ignore").rstrip() + "…"


def quoted(text: str) -> str:
    """A text as a string of SPSS syntax: an apostrophe is doubled."""
    return "'" + text.replace("'", "''") + "'"
