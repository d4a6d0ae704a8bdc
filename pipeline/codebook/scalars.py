"""What an unquoted word or number of a codebook is, and what YAML would silently make of it.

YAML 1.1 and 1.2 disagree about `010`, `1e3`, `yes` and `12:30`. A codebook may not depend on which of
them reads it, so those must be quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
SWITCHES = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
TRUTHS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"[-+]?((0|[1-9][0-9]*)\.[0-9]*|\.[0-9]+)")
LONGEST = 17  # digits; a longer number loses some
BENT = (
    (re.compile(r"[-+]?0[0-9_]+(\.[0-9_]*)?"), "a number without its leading zero, or an octal one"),
    (re.compile(r"[-+]?0[xob][0-9A-Fa-f_]+"), "a number in another base"),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-9][0-9_]*)+(\.[0-9_]*)?"), "a number in base 60"),
    (re.compile(r"[-+]?[0-9][0-9_]*\.?[0-9_]*[eE][-+]?[0-9]+"), "a number with an exponent"),
    (re.compile(r"[-+]?\.[0-9_]+[eE][-+]?[0-9]+"), "a number with an exponent"),
    (re.compile(r"[-+]?[0-9][0-9_]*(\.[0-9_]*)?"), "a number without its underscores, or too long a one"),
    (re.compile(r"[-+]?\.(inf|Inf|INF|nan|NaN|NAN)"), "infinity or no number"),
    (re.compile(r"\d{4}-\d\d?-\d\d?([Tt ].*)?"), "a date"),
    (re.compile(r"="), "a default value"),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar's value; with `complaint` it is the text as written, and the author must quote it."""

    value: str | int | float | bool | None
    complaint: str = ""


def read_plain(text: str) -> Scalar:
    """The value of an unquoted scalar: text, number, switch or nothing."""
    if text in NOTHING:
        return Scalar(None)
    if text in SWITCHES:
        return Scalar(SWITCHES[text])
    if truth := TRUTHS.get(text.lower()):
        return Scalar(text, f'found unquoted {text}, which YAML may read as {truth}; write "{text}"')
    return _read_number(text) if text[0] in "0123456789+-.=" else Scalar(text)


def _read_number(text: str) -> Scalar:
    if len(text) <= LONGEST and INTEGER.fullmatch(text):
        return Scalar(int(text))
    if len(text.lstrip("-+0.")) <= LONGEST + 1 and DECIMAL.fullmatch(text):
        return Scalar(float(text))
    for pattern, meaning in BENT:
        if pattern.fullmatch(text):
            return Scalar(text, f'found unquoted {text}, which YAML may read as {meaning}; write "{text}"')
    return Scalar(text)
