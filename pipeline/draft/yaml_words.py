"""Words as YAML that no reader bends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from pipeline.draft.drafted import DraftOption

BENT = frozenset("yes no on off true false null y n".split())  # words that some YAML readers bend
LONGEST_COMMENT = 300
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def text(value: str) -> str:
    """A string: JSON is YAML."""
    return cell(" ".join(value.split()) if "\n" in value else value)


def cell(value: str) -> str:
    """A string that stays as it is, line breaks and all."""
    return UNPRINTABLE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


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
    return UNPRINTABLE.sub("", " ".join(words.split()))[:LONGEST_COMMENT]
