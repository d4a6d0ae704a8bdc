"""Words as YAML that no reader bends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from pipeline.draft.drafted import DraftOption

BENT = frozenset("yes no on off true false null y n".split())  # words that some YAML readers bend
LONGEST_COMMENT = 300


def text(value: str) -> str:
    """A string: JSON is YAML."""
    return json.dumps(" ".join(value.split()) if "\n" in value else value, ensure_ascii=False)


def cell(value: str) -> str:
    """A string that stays as it is, line breaks and all."""
    return json.dumps(value, ensure_ascii=False)


def key(name: str) -> str:
    """A name, bare where every reader takes it for a string."""
    return name if re.fullmatch(r"[A-Za-z]\w*", name) and name.lower() not in BENT else text(name)


def pairs(entries: Iterable[tuple[str, str]]) -> str:
    """A map on one line."""
    return "{" + ", ".join(f"{text(name)}: {text(value)}" for name, value in entries) + "}"


def listed(values: Iterable[str]) -> str:
    """A list of strings on one line."""
    return f"[{', '.join(cell(value) for value in values)}]"


def option_pairs(options: Iterable[DraftOption]) -> str:
    """[code, label] pairs on one line."""
    return f"[{', '.join(f'[{text(option.code)}, {text(option.label)}]' for option in options)}]"


def reasons(missing: Iterable[tuple[str, str]]) -> str:
    """Cells and the reasons they stand for."""
    return "{" + ", ".join(f"{cell(found)}: {reason}" for found, reason in missing) + "}"


def comment(words: str) -> str:
    """Words behind a #."""
    return " ".join(words.split())[:LONGEST_COMMENT]
