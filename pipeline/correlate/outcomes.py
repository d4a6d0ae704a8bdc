"""What scores are held against: ordered items, numbers, bands, other scores, archival results, as numbers."""

from __future__ import annotations

from collections.abc import Mapping
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


def outcomes(frame: Frame, archival: tuple[Outcome, ...] = ()) -> tuple[Outcome, ...]:
    """The study's outcomes that this wave has and that may be published, in the codebook's order.

    Archival results that `outcomes` does not name come last: a file's columns are outcomes.
    """
    known = {**_known(frame), **{one.name: one.sql for one in archival}}
    named = dict.fromkeys((*frame.study.outcomes, *(one.name for one in archival)))
    return tuple(Outcome(name, known[name]) for name in named if name in known)


def variable(frame: Frame, name: str) -> Outcome | None:
    """One item, band or score as a number; None where the wave does not have it."""
    known = _known(frame)
    return Outcome(name, known[name]) if name in known else None


def _known(frame: Frame) -> Mapping[str, str]:
    asked = [item for item in frame.wave.items if item.in_wave and item.publish]
    known = {item.name: value_sql(item) for item in asked if item.options or item.type is ItemType.NUMBER}
    known |= {banded.name: band_place_sql(banded) for item in asked for banded in item.bands}
    return known | {score: frame.score_sql(score) for score in frame.scores}


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
