"""Options that are bands of a number: 6 to 25, less than 10, $50,000 - $99,999, 85 or older."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.draft.words import fold

NUMBER = re.compile(r"\d{1,3}(?:[,.' ]\d{3})+(?!\d)|\d+(?:\.\d+)?")
WORDS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "five": "5",
    "ten": "10",
    "een": "1",
    "ein": "1",
    "eine": "1",
    "einem": "1",
}
BELOW = re.compile(
    r"\b(less|fewer|under|below|within|up to|at most|minder|onder|tot|weniger|unter|bis zu)\b|<|younger|jonger"
)
ABOVE = re.compile(r"\b(more than|over|above|meer dan|mehr als|über|boven)\b|>")
BAND = re.compile(
    r"\b(less|fewer|under|below|within|time|more|than|over|above|between|and|to|or|at|least|most|up|older|younger|a|of|from|about|"
    r"minder|meer|dan|tot|en|of|onder|boven|ouder|jonger|weniger|mehr|als|unter|über|bis|und|oder|zu)\b"
)
STARTS = re.compile(
    r"[^a-zäöüß]*(\d|less|fewer|under|below|within|up|at|more|over|above|between|about|minder|meer|tot|onder|boven|weniger|mehr|bis|unter|über)"
)
LONGEST_UNIT = 16
DAYS = {"wee": 7.0, "woc": 7.0, "mon": 30.0, "maa": 30.0, "yea": 365.0, "jaa": 365.0, "jah": 365.0}
PERIOD = "weeks?|weken|wochen?|months?|maand(?:en)?|monate?|years?|jaar|jaren|jahre?n?"


@dataclass(frozen=True, slots=True)
class BandStart:
    """Where a band begins, and what its numbers count."""

    start: float
    unit: str


def band_start(text: str) -> BandStart | None:
    """None for a text that is no band of a number."""
    words = _in_days(re.sub(r"\b[a-z]+\b", lambda word: WORDS.get(word.group(), word.group()), fold(text)))
    if not STARTS.match(words):
        return None
    numbers = [_number(found) for found in NUMBER.findall(words)]
    unit = re.sub(r"[^a-z%äöüß]+", " ", BAND.sub(" ", NUMBER.sub(" ", words))).strip().removesuffix("s")
    if not numbers or len(numbers) > 2 or len(unit) > LONGEST_UNIT:
        return None
    if BELOW.search(words) and len(numbers) == 1:
        return BandStart(numbers[0] - 0.75, unit)
    return BandStart(numbers[0] + (0.25 if ABOVE.search(words) else 0), unit)


def _in_days(words: str) -> str:
    """Months and years as days, where a text names either: 3 months and 1 year are one scale."""
    if not (found := re.findall(rf"\b({PERIOD})\b", words)):
        return words
    parts = re.split(rf"(\d+(?:\.\d+)?)(?=\W*(?:[a-z]+\W+)?(?:\d+\W*)?\b(?:{PERIOD})\b)", words)
    for place in range(1, len(parts), 2):
        period = re.search(rf"\b({PERIOD})\b", parts[place + 1])
        parts[place] = f"{float(parts[place]) * DAYS[(period.group(1) if period else found[-1])[:3]]:g}"
    return re.sub(rf"\b({PERIOD})\b", "days", "".join(parts))


def _number(written: str) -> float:
    """A number with or without a mark between its thousands."""
    return float(re.sub(r"[,.' ](?=\d{3}(\D|$))", "", written))
