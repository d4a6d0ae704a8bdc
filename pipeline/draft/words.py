"""Words that give a question away, in the languages that exports come in."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """`text` for comparing: no case, single blanks, straight quotes and dashes."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    return " ".join(plain.split()).casefold()


_STRAIGHT = str.maketrans("‘’‚“”„–—‐‑−", "'''\"\"\"-----")

NOT_SELECTED = frozenset(
    "0|0.0|no|n|not selected|nee|nein|non|false|unchecked|not checked|not chosen|not quoted|not mentioned|"
    "niet geselecteerd|niet gekozen|niet genoemd|nicht gewählt|nicht genannt|nicht ausgewählt".split("|")
)
SELECTED = frozenset("1|1.0|yes|y|ja|j|oui|true|checked|selected|quoted|mentioned|x|gekozen|genannt|gewählt".split("|"))
NOT_AVAILABLE = frozenset("na|n/a|#n/a|nan|null|#null!".split("|"))

MISSING_WORDS = {  # reason -> parts of labels
    "refused": ("refus", "prefer not", "rather not", "decline", "weiger", "wil niet zeggen", "keine angabe"),
    "dont_know": ("don't know", "dont know", "do not know", "weet niet", "weet ik niet", "weiß nicht", "weiss nicht"),
    "not_asked": ("not asked", "not applicable", "niet van toepassing", "nicht gestellt", "skipped", "inapplicable"),
    "no_answer": ("no answer", "geen antwoord", "missing", "no response"),
}

SCALES = (  # ordered, from one end to the other; a column whose cells are all in one is ordinal
    "strongly disagree|disagree|somewhat disagree|neither agree nor disagree|neither|neutral|somewhat agree|agree|"
    "strongly agree",
    "very dissatisfied|dissatisfied|somewhat dissatisfied|neither satisfied nor dissatisfied|neutral|"
    "somewhat satisfied|satisfied|very satisfied",
    "not at all important|not too important|slightly important|somewhat important|moderately important|important|"
    "very important|extremely important",
    "never|almost never|rarely|seldom|sometimes|occasionally|often|frequently|usually|very often|almost always|always",
    "very unlikely|unlikely|somewhat unlikely|neither likely nor unlikely|neutral|somewhat likely|likely|very likely",
    "very difficult|difficult|somewhat difficult|neither easy nor difficult|somewhat easy|easy|very easy",
    "very poor|poor|fair|average|good|very good|excellent",
    "none|a little|some|a moderate amount|a lot|a great deal",
    "much worse|worse|somewhat worse|about the same|same|somewhat better|better|much better",
    "helemaal mee oneens|zeer mee oneens|mee oneens|oneens|niet mee eens, niet mee oneens|neutraal|mee eens|eens|"
    "zeer mee eens|helemaal mee eens",
    "nooit|zelden|soms|regelmatig|vaak|altijd",
    "stimme gar nicht zu|stimme überhaupt nicht zu|stimme nicht zu|stimme eher nicht zu|teils/teils|teils, teils|neutral|"
    "stimme eher zu|stimme zu|stimme voll zu|stimme voll und ganz zu",
    "nie|selten|manchmal|gelegentlich|oft|häufig|sehr oft|immer",
)
SCALE_PLACES = [{word: place for place, word in enumerate(scale.split("|"))} for scale in SCALES]

BANNER_WORDS = re.compile(
    r"\b(sector|industry|branche|bransche|company size|employees|medewerkers|beschäftigte|country|land|region|gender|"
    r"sex|geslacht|geschlecht|age group|age|leeftijd|alter|education)\b"
)
WEIGHT_NAMES = re.compile(r"(?:^|[_ .])(weight|weights|wt|wgt|weging|gewicht|weegfactor|finalwgt|pw)(?:$|[_ .\d])")
ID_NAMES = re.compile(r"^(respondent[ _.]?id|resp[ _.]?id|record[ _.]?no|recordno|response[ _.]?id|caseid|case[ _.]?id|uuid|id)$")
DURATION_NAMES = re.compile(r"^(duration( \(in seconds\))?|duration_seconds|interviewtime|interview time.*|loi|qtime)$")
EXCLUSIVE = re.compile(r"other|anders|sonstige|specify|namelijk|please describe")


def scale_order(texts: tuple[str, ...]) -> list[str] | None:
    """The cells from one end of a known scale to the other; None where they are no scale."""
    folded = {fold(text): text for text in texts}
    for places in SCALE_PLACES:
        if len(folded) > 2 and folded.keys() <= places.keys():
            return [folded[word] for word in sorted(folded, key=places.__getitem__)]
    numbered = {text: re.match(r"\s*(\d{1,2})\s*(?:[-=:.)]|$)", text) for text in texts}
    if len(texts) > 2 and all(numbered.values()) and any(not text.strip().isdigit() for text in texts):
        return sorted(texts, key=lambda text: int(numbered[text].group(1)))  # type: ignore[union-attr]
    return None


def missing_reason(label: str) -> str | None:
    """The reason for a missing answer that a label names."""
    words = fold(label)
    return next((reason for reason, parts in MISSING_WORDS.items() if any(part in words for part in parts)), None)
