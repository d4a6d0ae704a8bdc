"""Spellings that people hold to be the same text."""

from __future__ import annotations

import re

STRAIGHT = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2026": "...", "\ufeff": None, "\u200b": None,
    }
)  # fmt: skip
SPACES = re.compile(r"\s+")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def fold(text: str) -> str:
    """`text` in lower case, without markup, with single spaces, straight quotes and plain dashes."""
    return SPACES.sub(" ", TAG.sub("", text.translate(STRAIGHT))).strip().casefold()
