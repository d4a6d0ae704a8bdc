"""Numbers as people and programs write them: 1,234.5 and 1.234,5 and € 12."""

from __future__ import annotations

import re
from collections.abc import Iterable

COMMA_LANGUAGES = frozenset({"nl", "de", "fr", "es", "it", "pt", "da", "sv", "nb", "fi", "pl"})
DECORATION = re.compile(r"[\s\u00a0\u202f'’€$£%]")
SHOWS_COMMA = re.compile(
    r"[+-]?(\d*,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}|\d{4,},\d+|0,\d+)"
)
SHOWS_POINT = re.compile(
    r"[+-]?((\d*\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3})+\.\d+|\d{4,}\.\d+|0\.\d+)|\d{1,3}(,\d{3}){2,}|\d*\.?\d+[eE][+-]?\d+)"
)
EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")  # 1.234: a thousand and more, or one and a bit
GROUPED = {
    ",": re.compile(r"[+-]?\d{1,3}(\.\d{3})*(,\d+)?"),
    ".": re.compile(r"[+-]?\d{1,3}(,\d{3})*(\.\d+)?"),
}
PLAIN = {
    ",": re.compile(r"[+-]?(\d+,?\d*|,\d+)"),
    ".": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"),
}


def decimal_mark(cells: Iterable[str], *, language: str) -> str | None:
    """The decimal mark that a column's cells show; a point where nothing depends on it.

    None where some cells show a comma and others a point, or where a language that writes a decimal
    comma has only cells such as 1.234, which is two numbers: then the codebook has to say.
    """
    bare = [DECORATION.sub("", cell) for cell in cells]
    comma = any(SHOWS_COMMA.fullmatch(cell) for cell in bare)
    point = any(SHOWS_POINT.fullmatch(cell) for cell in bare)
    if comma or point:
        return None if comma and point else "," if comma else "."
    in_doubt = language[:2] in COMMA_LANGUAGES and any(EITHER.fullmatch(cell) for cell in bare)
    return None if in_doubt else "."


def parse_number(cell: str, *, decimal: str) -> float | None:
    """The number a cell holds, None where it holds none."""
    bare = DECORATION.sub("", cell)
    if not any(character.isdigit() for character in bare):
        return None
    if not (PLAIN[decimal].fullmatch(bare) or GROUPED[decimal].fullmatch(bare)):
        return None
    return float(bare.replace("." if decimal == "," else ",", "").replace(",", "."))
