"""What scores are held against: ordered items, numbers, bands of a number and other scores, as numbers."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.codebook.model import BandedItem, Item, ItemType
from pipeline.codebook.scoring import option_values
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.frame.build import Frame


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome: its value as an expression over `frame`."""

    name: str
    sql: str


def outcomes(frame: Frame) -> tuple[Outcome, ...]:
    """The study's outcomes that this wave has and that may be published, in the codebook's order."""
    asked = [item for item in frame.wave.items if item.in_wave and item.publish]
    known = {item.name: value_sql(item) for item in asked if item.options or item.type is ItemType.NUMBER}
    known |= {banded.name: band_place_sql(banded) for item in asked for banded in item.bands}
    known |= {score: frame.score_sql(score) for score in frame.scores}
    return tuple(Outcome(name, known[name]) for name in frame.study.outcomes if name in known)


def value_sql(item: Item) -> str:
    """An item's number: as it stands, or that of the option; NULL for a reason that is listed as an option."""
    column = identifier(item.name)
    if item.type is ItemType.NUMBER:
        return column
    values = option_values(item)
    numbers = ", ".join(literal(value) for value in values.values())
    return f"([{numbers}]::DOUBLE[])[list_position({text_list(tuple(values))}, {column})]"


def band_place_sql(banded: BandedItem) -> str:
    """The place of a band, from 1."""
    codes = tuple(band.code for band in banded.bands)
    place = f"list_position({text_list(codes)}, {identifier(banded.name)})"
    return f"CAST(nullif({place}, 0) AS DOUBLE)"
