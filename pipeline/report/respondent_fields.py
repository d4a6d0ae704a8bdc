"""The columns of a respondents' file: one an item, or one an option where several may be selected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.codebook.model import Item, ItemType
from pipeline.report.wave_view import WaveView

CATEGORICAL, FLAG, NUMBER, TEXT, DATE = "categorical", "flag", "number", "text", "date"
LISTED = {ItemType.RANK, ItemType.ALLOCATION}


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `options` are (code, label) of a categorical one; a flag is 1 where `option` was selected."""

    name: str
    label: str
    kind: str
    item: str
    options: tuple[tuple[str, str], ...] = ()
    option: str = ""  # of a flag
    place: int = 0  # within a list, from 1
    is_ordinal: bool = False


def fields_of(view: WaveView) -> tuple[Field, ...]:
    """The columns of a wave in the codebook's order: items, bands, derived items and the scores' levels.

    Texts that the codebook does not publish are left out.
    """
    found: list[Field] = []
    for item in view.wave.items:
        if item.in_wave and item.publish:
            found += _of_item(view, item)
            found += [
                _categorical(view, banded.name, [band.code for band in banded.bands], is_ordinal=True)
                for banded in item.bands
            ]
    for made in view.study.derived:
        found.append(_categorical(view, made.name, [option.code for option in made.options]))
    return tuple(found)


def _of_item(view: WaveView, item: Item) -> Iterator[Field]:
    question = view.wording.question(item.name)
    codes = [option.code for option in item.options]
    names = {one.name for one in view.wave.items}
    match item.type:
        case ItemType.MULTIPLE:
            for code in codes:
                label = f"{view.wording.label(item.name, code)}: {question}"
                name = f"{item.name}_{code}"  # which may be that of a ranking's place, or of the text beside other
                yield Field(
                    f"{name}_selected" if name in names else name, label, FLAG, item.name, option=code
                )
        case ItemType.RANK:
            options = tuple((code, view.wording.label(item.name, code)) for code in codes)
            for place in range(1, (item.places or len(codes)) + 1):
                label = f"Place {place}: {question}"
                yield Field(f"{item.name}_{place}", label, CATEGORICAL, item.name, options, place=place)
        case ItemType.ALLOCATION:
            for place, code in enumerate(codes, start=1):
                label = f"{view.wording.label(item.name, code)}: {question}"
                yield Field(f"{item.name}_{code}", label, NUMBER, item.name, place=place)
        case ItemType.NUMBER:
            yield Field(item.name, question, NUMBER, item.name)
        case ItemType.DATE | ItemType.TEXT:
            yield Field(item.name, question, DATE if item.type is ItemType.DATE else TEXT, item.name)
        case _:
            yield _categorical(view, item.name, codes, is_ordinal=item.type is ItemType.ORDINAL)


def _categorical(view: WaveView, name: str, codes: list[str], *, is_ordinal: bool = False) -> Field:
    options = tuple((code, view.wording.label(name, code)) for code in codes)
    return Field(name, view.wording.question(name), CATEGORICAL, name, options, is_ordinal=is_ordinal)
