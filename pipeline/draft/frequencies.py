"""How often something happens, as times a year: once a week, every few days, less often than monthly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.draft.words import fold

PERIODS = (  # times a year
    (r"hour(ly)?|uur|stunde|stündlich", 8760.0),
    (r"days?|daily|dag(en)?|dagelijks|tage?|täglich", 365.0),
    (r"weeks?|weekly|week|weken|wekelijks|wochen?|wöchentlich", 52.0),
    (r"fortnight(ly)?", 26.0),
    (r"months?|monthly|maand(en)?|maandelijks|monate?|monatlich", 12.0),
    (r"quarters?|quarterly|kwartaal|quartal", 4.0),
    (r"semesters?|half-yearly|halfjaar", 2.0),
    (r"years?|yearly|annually|annual|jaar|jaarlijks|jahre?|jährlich", 1.0),
)
WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "once": 1,
    "twice": 2,
    "een": 1,
    "één": 1,
    "twee": 2,
}
WORDS |= {"drie": 3, "einmal": 1, "zweimal": 2, "dreimal": 3, "eens": 1}
FEW = re.compile(r"\b(a few|few|several|multiple|enkele|paar|einige|mehrmals|mehrere)\b")
EVERY = re.compile(r"\b(every|each|elke?|iedere?|alle|jeden?)\b")
NEVER = re.compile(r"never\b.*|nooit\b.*|nie(mals)?\b.*|not at all|don't use.*|i would never.*")
RECURS = re.compile(
    r"\b(once|twice|times|every|each|per|often|a (day|week|month|year)|keer|keren|elke?|iedere?|mal|"
    r"einmal|zweimal|mehrmals|jeden?|"
    r"daily|weekly|monthly|quarterly|yearly|annually|fortnightly|dagelijks|wekelijks|maandelijks|jaarlijks|täglich|"
    r"wöchentlich|monatlich|jährlich)\b"
)
LESS = re.compile(r"\b(less|fewer|seldom|minder|seltener|weniger)\b")
MORE = re.compile(r"\b(more|or more|over|meer|vaker|öfter|mehr|häufiger)\b")


def frequencies(texts: Sequence[str]) -> list[float] | None:
    """Times a year of each text; None where one of them names no frequency, or only one names a period."""
    found = [_times_a_year(fold(text)) for text in texts]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) and sum(one > 0 for one in known) > 1 else None


def _times_a_year(text: str) -> float | None:
    if NEVER.fullmatch(text):
        return 0.0
    if not RECURS.search(text):
        return None  # 2-5 years is how long, not how often
    period = next((times for words, times in PERIODS if re.search(rf"\b({words})\b", text)), None)
    if period is None:
        return None
    numbers = [float(word) for word in re.findall(r"\d+", text)] or [
        float(WORDS[w]) for w in text.split() if w in WORDS
    ]
    count = sum(numbers) / len(numbers) if numbers else 1.0
    if FEW.search(text):
        count = 3.0
    is_every = EVERY.search(text) is not None
    rate = (
        period / count if is_every and not re.search(r"\btimes\b|\bkeer\b|\bmal\b", text) else period * count
    )
    if re.search(r"\bonce every\b", text):
        few = 3.0 if FEW.search(text) else next((n for n in numbers if n != 1), 1.0)
        rate = period / few
    if LESS.search(text):
        return rate * 0.7
    return rate * 1.3 if MORE.search(text) else rate
