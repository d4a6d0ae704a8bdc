"""Which number an answer stands for where it is correlated, as SQL over `responses` or `frame`."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.codebook.model import BandedItem, Item, ItemType, Wave
from pipeline.codebook.scoring import option_values
from pipeline.engine.quote import identifier, literal, text_list


def numbers_of(wave: Wave) -> Mapping[str, str]:
    """Every item with options or a number, and every band, that the wave asked and that may be published."""
    asked = [item for item in wave.items if item.in_wave and item.publish]
    known = {item.name: value_sql(item) for item in asked if item.options or item.type is ItemType.NUMBER}
    return known | {banded.name: band_place_sql(banded) for item in asked for banded in item.bands}


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
