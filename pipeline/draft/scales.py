"""Whether a question's options lie on a scale, and their order from low to high."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.draft.bands import band_start
from pipeline.draft.degrees import degrees
from pipeline.draft.frequencies import frequencies
from pipeline.draft.words import fold, is_side_answer

SCALES = (  # from low to high; a place may have several spellings
    "never,? and not .* / never(, .*)?|nooit|nie / almost never|bijna nooit|fast nie|hardly ever / "
    "rarely|seldom|zelden|selten / "
    "occasionally|gelegentlich|af en toe / sometimes(, .*)?|soms|manchmal / regularly|regelmatig|regelmäßig / "
    "often|frequently|vaak|oft|häufig / usually|mostly|meestal|meistens / very often|heel vaak|sehr oft|sehr häufig / "
    "almost always|bijna altijd|fast immer / always|yes, always|altijd|immer",
    "i would refuse.*|would never .* / very unlikely|definitely (wouldn't|not).* / unlikely|probably (wouldn't|not).* / "
    "(might or might not|maybe|perhaps|unsure).* / likely|probably( would.*)? / very likely|definitely( would.*)? / "
    "(i'm|i am) already .*",
    "never|nooit|nie / irregularly|onregelmatig|unregelmäßig / regularly|regelmatig|regelmäßig",
    "none|nobody / one|just me|only me / under ten|a few|a handful / tens|dozens / hundreds / thousands / "
    "tens of thousands / hundreds of thousands.*",
    "none|nothing( at all)?|not at all|no|no, none( .*)? / (only )?(a )?little|a bit|slightly|none of them / "
    "some( .*)?|somewhat / (a )?moderate amount|moderately / (quite )?a lot|much|very / a great deal|extremely|all( .*)?|"
    "yes, (they )?all( .*)?",
    "very poor|poorest / poor / fair|ok|okay|average / good|rich / very good|richest / excellent",
    "very small / small / medium|middle / large / very large",
    "(very )?low / medium|moderate|middle / high / very high",
    "less than high school.* / high school.* / some college.*|associate.* / bachelor.*|college degree / "
    "master.*|graduate.* / doctor.*|phd",
    "complete novice.*|beginner.* / novice.* / intermediate.* / advanced.* / expert.*",
    "helemaal (mee )?oneens / (zeer )?(mee )?oneens / (enigszins|eerder) (mee )?oneens / "
    "neutraal|niet (mee )?eens,? (en )?niet (mee )?oneens|niet eens/niet oneens / (enigszins|eerder) (mee )?eens / "
    "(mee )?eens / (zeer|helemaal) (mee )?eens",
    "stimme (überhaupt|gar) nicht zu / stimme nicht zu / stimme eher nicht zu / teils,?[/ ]*teils|neutral|weder noch / "
    "stimme eher zu / stimme zu / stimme (voll|völlig|voll und ganz|vollkommen) zu",
    "(überhaupt|gar) nicht wichtig|unwichtig / (eher|weniger) (nicht wichtig|unwichtig)|weniger wichtig / "
    "teils,?[/ ]*teils|neutral / eher wichtig / wichtig / sehr wichtig",
    "heel slecht|zeer slecht / slecht / matig|redelijk / goed / heel goed|zeer goed / uitstekend",
    "sehr schlecht / schlecht / mittel(mäßig)? / gut / sehr gut",
    "deteriorated.*|decreased.*|worse.* / unchanged|no change|(about )?the same|stable / improved.*|increased.*|better.*",
)
PLACES = [[re.compile(place.replace("ß", "ss")) for place in scale.split(" / ")] for scale in SCALES]
SHORTEST = 3
NUMERIC = re.compile(r"[+-]?\d+([.,]\d+)?")
NUMBERED = re.compile(r"\s*(\d{1,2})\s*(?:[-=:.)]|$|\s[A-Za-z])")


def scale_order(texts: Sequence[str]) -> list[str] | None:
    """The options from low to high, then those beside the scale; None where they are no scale."""
    beside = [text for text in texts if is_side_answer(text)]
    on_scale = [text for text in texts if text not in beside]
    rankings = RANKINGS if len(on_scale) >= SHORTEST else (_banded,)
    if len(on_scale) < 2:
        return None
    ranked = next((order for rank in rankings if (order := rank(on_scale)) is not None), None)
    if ranked is None or len(set(ranked)) < len(ranked):
        return None
    return [text for _, text in sorted(zip(ranked, on_scale, strict=True))] + sorted(beside)


def _known(texts: Sequence[str]) -> list[float] | None:
    """The place of each text on one of the known scales."""
    folded = [fold(text) for text in texts]
    for places in PLACES:
        found = [
            next((at for at, place in enumerate(places) if place.fullmatch(text)), None) for text in folded
        ]
        known = [float(at) for at in found if at is not None]
        if len(known) == len(texts) and len(set(known)) == len(known):
            return known
    return None


def _banded(texts: Sequence[str]) -> list[float] | None:
    """Where each band of numbers begins: 1 to 5, 6-25, more than 25."""
    if all(NUMERIC.fullmatch(text.strip()) for text in texts):
        return None
    starts = [band_start(text) for text in texts]
    units = {one.unit for one in starts if one is not None}
    known = [one.start for one in starts if one is not None]
    return known if len(known) == len(texts) and len(units) <= 2 else None


def _numbered(texts: Sequence[str]) -> list[float] | None:
    """The number that each text begins with: 1 - not at all, 2, 3, 4, 5 - completely."""
    found = [NUMBERED.match(text) for text in texts]
    known = [float(one.group(1)) for one in found if one]
    return known if len(known) == len(texts) and any(not text.strip().isdigit() for text in texts) else None


RANKINGS: tuple[Callable[[Sequence[str]], list[float] | None], ...] = (
    _known,
    degrees,
    frequencies,
    _numbered,
    _banded,
)
