"""Words that give a question away, in the languages that exports come in."""

from __future__ import annotations

import re

from pipeline.normalize.fold import fold
from pipeline.normalize.selected import NOT_SELECTED

__all__ = ["NOT_SELECTED", "fold"]

SELECTED = frozenset(
    "1|1.0|yes|y|ja|j|oui|true|checked|selected|quoted|mentioned|x|geselecteerd|gekozen|genoemd|ausgewählt|gewählt|"
    "genannt|waar|wahr".split("|")
)
NOT_AVAILABLE = frozenset(
    "na|n/a|#n/a|nan|null|#null!|-|--|.|nicht verfügbar|niet beschikbaar|n.v.t.|nvt|n.b.".split("|")
)
YES_NO = frozenset("yes|no|ja|nee|nein|oui|non".split("|"))

MISSING_WORDS = {  # reason -> parts of labels
    "refused": ("refus", "prefer not", "rather not", "decline", "weiger", "wil niet zeggen", "keine angabe"),
    "dont_know": (
        "don't know", "dont know", "do not know", "weet niet", "weet ik niet", "weet het niet", "weiss nicht",
        "weiss ich nicht", "keine ahnung",
    ),
    "not_asked": ("not asked", "not applicable", "niet van toepassing", "nicht gestellt", "skipped", "inapplicable"),
    "no_answer": ("no answer", "geen antwoord", "keine antwort", "missing", "no response", "not stated", "unknown"),
}  # fmt: skip
WHOLE_REASONS = {  # a cell that says nothing else is no answer, even where nothing declares it
    "no answer": "no_answer", "no response": "no_answer", "not answered": "no_answer", "geen antwoord": "no_answer",
    "keine antwort": "no_answer", "not stated": "no_answer", "refused": "refused", "prefer not to answer": "refused",
    "prefer not to say": "refused", "i prefer not to answer": "refused", "i prefer not to say": "refused",
    "zeg ik liever niet": "refused", "wil ik niet zeggen": "refused", "keine angabe": "refused",
    "k.a.": "refused", "k. a.": "refused", "not asked": "not_asked", "no data": "no_answer", "__na__": "no_answer",
}  # fmt: skip
SIDE_ANSWERS = re.compile(
    r"(i )?(am |'m )?(not sure|unsure|no opinion|can't say|cannot say|not applicable|other|unfamiliar|"
    r"dk|dk/ns|dk/na|ns|no answer)\b.*|"
    r"(i )?(don't|do not) (know|remember|understand)\b.*|n/a\b.*|none of (the above|these)|"
    r"(weet (ik |het )?niet|geen mening|niet van toepassing|anders)\b.*|"
    r"(weiss (ich |es )?nicht|keine (meinung|ahnung)|trifft nicht zu|sonstiges)\b.*"
)

BANNER_WORDS = re.compile(
    r"\b(sector|industry|branche|bransche|company size|how many employees|employees|medewerkers|beschäftigte|country|"
    r"land|region|gender|sex|geslacht|geschlecht|age group|age|leeftijd|alter|education|firm size|size class)\b"
)
NOMINAL_WORDS = re.compile(
    r"\b(sector|industry|branche|country|land|region|gender|sex|geslacht|geschlecht|province|provincie|state|"
    r"bundesland|city|stad|type|kind|which|welke?|welche[rs]?|role|function|functie|position|language|taal|sprache)\b"
)
QUANTITY_WORDS = re.compile(
    r"\b(how many|how much (money|time)|number of|count of|hoeveel|aantal|wie ?viele?|anzahl|percentage|share of|"
    r"percentage|prozent|procent|in years|age|leeftijd|alter|hours|uren|stunden|euros?|dollars?)\b"
)
OPEN_WORDS = re.compile(
    r"\b(anything else|any (other|further|additional) (comments?|remarks?|thoughts?)|comments?|remarks?|feedback|"
    r"please (explain|specify|describe|elaborate)|in your own words|open ?end(ed)?|suggestions?|"
    r"opmerking(en)?|toelichting|licht toe|anmerkung(en)?|kommentare?|bemerkung(en)?|bitte (angeben|erläutern))\b"
)
EMPLOYEES = re.compile(
    r"\b(employees|people work|people employed|headcount|staff size|medewerkers|werknemers|beschäftigte|mitarbeiter)\b"
)
RECOMMEND = re.compile(r"recommend|aanbeve|aan te bevelen|empfehl|\bnps\b|net promoter")
ALLOCATING = re.compile(
    r"\b(divide|allocate|distribute|split|share out|verdeel|verdelen|verteilen|aufteilen)\b|"
    r"\b100 (points|punten|punkte|%)|"
    r"\b(add|adds) up to|sum(s)? to|constant sum"
)
RANKING = re.compile(
    r"\b(rank(ing|ed|s)?|rangschik|rangorde|volgorde|ordnen|reihenfolge|order of preference)"
)


def missing_reason(label: str) -> str | None:
    """The reason for a missing answer that a label names."""
    words = fold(label)
    return next(
        (reason for reason, parts in MISSING_WORDS.items() if any(part in words for part in parts)), None
    )


def is_side_answer(label: str) -> bool:
    """Whether an option stands beside a scale rather than on it: don't know, not applicable, other."""
    return SIDE_ANSWERS.fullmatch(fold(label)) is not None
