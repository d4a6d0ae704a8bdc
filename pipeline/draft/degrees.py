"""Scales made of one word and how much of it: not at all important, somewhat important, very important."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.draft.words import fold

HOW_MUCH = (  # the longest phrase first; how far from the middle
    (r"not( \w+)? at all|do not \w+ at all|helemaal niet|totaal niet|(überhaupt|gar) ?nicht", -4.0),
    (r"not (too|very|so|that|really|particularly)|niet (zo|erg|echt)|nicht (so|sehr|wirklich)", -2.2),
    (
        r"extremely|completely|totally|strongly|fully|definitely|absolutely|entirely|exceptionally|helemaal|volledig|"
        r"uiterst|äusserst|vollständig|vollumfänglich|voll und ganz|völlig|vollkommen",
        4.0,
    ),
    (r"very|highly|a lot|much|quite a bit|greatly|considerably|zeer|heel|erg|sehr", 3.0),
    (
        r"moderately|fairly|mostly|generally|probably|quite|tend to|redelijk|tamelijk|vrij|"
        r"ziemlich|eher",
        1.5,
    ),
    (
        r"somewhat|rather|partly|partially|a bit|enigszins|enigermate|"
        r"een beetje|gedeeltelijk|etwas|teilweise|weniger",
        1.0,
    ),
    (r"slightly|a little|hardly", 0.5),
)
PATTERNS = [(re.compile(rf"\b({words})\b"), size) for words, size in HOW_MUCH]
PLAIN = 2.0
OPPOSITES = {
    "dissatisfied": "satisfied", "unsatisfied": "satisfied",
    "difficult": "easy", "hard": "easy", "worse": "better", "poor": "good",
    "bad": "good", "negative": "positive", "negatively": "positively", "lower": "higher", "decreased": "increased",
    "decrease": "increase", "weak": "strong", "oppose": "support", "against": "for", "wouldn't": "would", "false": "true",
    "inaccurate": "accurate", "inefficient": "efficient", "dislike": "like", "disagree": "agree", "less": "more",
    "ontevreden": "tevreden", "onbelangrijk": "belangrijk", "oneens": "eens", "onwaarschijnlijk": "waarschijnlijk",
    "moeilijk": "makkelijk", "schwierig": "einfach", "slechter": "beter", "schlechter": "besser", "slecht": "goed",
    "schlecht": "gut", "lager": "hoger", "negatief": "positief", "negativ": "positiv",
}  # fmt: skip
MIDDLE = re.compile(
    r"neither\b.*|neutra.*|weder .*|noch .*|niet .*, niet .*|teils.*|undecided|"
    r"(about )?the same|no (change|difference)|unchanged|average|gelijk|gleich"
)
NOT = re.compile(r"\b(not|niet|nicht)\b")
FILLER = re.compile(
    r"\b(i|it|is|am|are|was|do|does|would|be|the|a|to|at|all|of|if|asked|mee|het|"
    r"ik|ich|stimme)\b|\(.*\)"
)


def degrees(texts: Sequence[str]) -> list[float] | None:
    """How much of the word each text says; None where they are not all about one word."""
    read = [_degree(fold(text)) for text in texts]
    words = {word for word, _ in read if word is not None}
    return [size for _, size in read] if len(words) == 1 and "" not in words else None


def _degree(text: str) -> tuple[str | None, float]:
    """The word, in its positive form, and how much of it; no word for the middle."""
    if MIDDLE.fullmatch(text):
        return None, 0.0
    size, sign = PLAIN, 1
    for pattern, known in PATTERNS:
        if pattern.search(text):
            size = known
            text = (
                pattern.sub(" ", text, count=1) if known > 0 or " at all" not in text else _without_not(text)
            )
            break
    if size > 0 and NOT.search(text):
        text, sign = NOT.sub(" ", text), -1
    words = FILLER.sub(" ", text).split()
    positive = [_positive(word) for word in words]
    if positive != words:
        sign = -sign
    return " ".join(positive), size * sign


def _without_not(text: str) -> str:
    return re.sub(r"\b(not|at all|do)\b", " ", text)


def _positive(word: str) -> str:
    if word in OPPOSITES:
        return OPPOSITES[word]
    return (
        word[2:]
        if re.fullmatch(r"un[a-z]{4,}", word) and word not in ("under", "until", "understand")
        else word
    )
