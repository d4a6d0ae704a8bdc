"""Rankings, allocations and coded texts as the items they are analysed as; the codebook keeps them whole.

A ranking `top3` with the options price and quality becomes: `top3`, the options that were given a place at
all (a multiple-response set), and for each option `top3_price`, the number of its place (1 is best), whose
bands `top3_price_place` count how many gave it each place. An allocation `budget` with the options tv and
social becomes the numbers `budget_tv` and `budget_social`, from 0 to its total. A text `sector_other` with a
file of codes stays, and its codes are the item `sector_other_coded`: multiple where a text has several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.codebook.model import (
    NO_MAPPING,
    NO_TEXT,
    Band,
    BandedItem,
    Item,
    ItemType,
    Option,
    Study,
    Text,
    Wave,
)
from pipeline.errors import CodebookError


def unfolded(study: Study) -> Study:
    """The study with analysable items only. Raises CodebookError where a made name is taken."""
    waves = (study.default_wave, *study.waves)
    folded = {
        item.name
        for wave in waves
        for item in wave.items
        if item.type in (ItemType.RANK, ItemType.ALLOCATION) or item.codes_file
    }
    if not folded:
        return study
    taken = {
        name.casefold()
        for name in (*(made.name for made in study.derived), *(one.name for one in study.scores))
    }
    _check_names(study, (_wave(wave) for wave in waves), taken)
    return replace(study, default_wave=_wave(study.default_wave), waves=tuple(map(_wave, study.waves)))


def _wave(wave: Wave) -> Wave:
    return replace(wave, items=tuple(one for item in wave.items for one in made_items(item)))


def made_items(item: Item) -> Iterator[Item]:
    """What an item is analysed as: itself, for most types."""
    if item.type is ItemType.RANK:
        if not item.columns:
            yield from _named_in_order(item)
            return
        places = item.places or len(item.options)
        ranked = frozenset(f"{place}{zero}" for place in range(1, places + 1) for zero in ("", ".0"))
        yield replace(item, type=ItemType.MULTIPLE, selected=ranked)
        yield from (_place(item, option, places) for option in item.options)
    elif item.type is ItemType.ALLOCATION:
        yield from (_part(item, option) for option in item.options)
    elif item.codes_file:
        yield replace(
            item, options=(), nets=(), classification=None, codes_file=None, codes=None, other_of=None
        )
        yield _coded(item)
    else:
        yield item


def _named_in_order(item: Item) -> Iterator[Item]:
    """A ranking whose cells name options: the set is read from them, and the places from the same cells."""
    places = item.places or len(item.options)
    yield replace(item, type=ItemType.MULTIPLE, in_places=True)
    for option in item.options:
        place = _place(item, option, places)
        yield replace(
            place, column=item.column, mentions=item.mentions, place_of=option.code, ranked=item.options
        )


def _coded(item: Item) -> Item:
    """The codes of a text, which may be published where the text may not."""
    takes_several = any(len(codes) > 1 for codes in (item.codes or {}).values())
    return replace(
        item,
        name=f"{item.name}_coded",
        type=ItemType.MULTIPLE if takes_several else ItemType.SINGLE,
        column=item.column or item.name,
        grid=None,
        publish=True,
    )


def _place(item: Item, option: Option, places: int) -> Item:
    name = f"{item.name}_{option.code}"
    bands = tuple(
        Band(str(place), Text((("", str(place)),)), float(place), place + 1.0)
        for place in range(1, places + 1)
    )
    return replace(
        _part(item, option),
        low=1.0,
        high=float(places),
        bands=(BandedItem(f"{name}_place", bands),),
        unit=None,
    )


def _part(item: Item, option: Option) -> Item:
    """The number that stands in one option's column."""
    return replace(
        item,
        name=f"{item.name}_{option.code}",
        type=ItemType.NUMBER,
        question=option.label,
        options=(),
        nets=(),
        column=item.columns.get(option.code),
        columns=NO_MAPPING,
        low=0.0,
        high=item.total,
        grid=item.name,
        grid_question=item.question or NO_TEXT,
        places=None,
    )


def _check_names(study: Study, waves: Iterable[Wave], taken: set[str]) -> None:
    """Two things in one wave must not share a name."""
    for wave in waves:
        seen = set(taken)
        for item in wave.items:
            for name in (item.name, *(banded.name for banded in item.bands)):
                if name.casefold() in seen:
                    raise CodebookError(
                        f"{study.path}:{item.line}: items.{item.grid or item.name}: an item is made of it that is "
                        f"named {name}, which is there already; choose another name for one of the two"
                    )
                seen.add(name.casefold())
