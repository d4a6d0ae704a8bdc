"""What a wave has rates of: every item with options, of whatever kind, and how its rows are counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.codebook.model import Base, Item, ItemType, Net, Option, Study, Text, Wave
from pipeline.codebook.scoring import unscored

OPEN_TYPES = (ItemType.NUMBER, ItemType.DATE, ItemType.TEXT)


@dataclass(frozen=True, slots=True)
class Subject:
    """One item with options: asked, band, derived or level."""

    name: str
    kind: str
    label: Text
    order: int  # place among all items of the study
    options: tuple[Option, ...]
    nets: tuple[Net, ...] = ()
    base: Base = Base.ASKED
    is_multiple: bool = False
    made_of: tuple[str, ...] = ()  # a score's items: who was asked none of them was not asked for its level
    reasons: frozenset[str] = frozenset()  # options that are reasons for a missing answer

    @property
    def has_single_answer(self) -> bool:
        return not self.is_multiple

    @property
    def as_banner(self) -> Subject:
        """The same with the options that are columns: who does not know which group is in the total alone."""
        return replace(self, options=tuple(one for one in self.options if one.code not in self.reasons))


def subjects(study: Study, wave: Wave) -> tuple[Subject, ...]:
    """Everything this wave can have rates of, in the codebook's order; nothing that is not to be published."""
    found: list[Subject] = []
    order = 0
    for item in wave.items:
        order += 1
        if item.in_wave and item.publish and item.type not in OPEN_TYPES:
            found.append(_asked(item, order))
        for banded in item.bands:
            order += 1
            options = tuple(Option(band.code, band.label) for band in banded.bands)
            if item.in_wave and item.publish:
                found.append(Subject(banded.name, "band", item.question, order, options, base=item.base))
    for made in study.derived:
        order += 1
        found.append(Subject(made.name, "derived", made.question, order, made.options))
    asked = {item.name for item in wave.items if item.in_wave}
    for score in study.scores:
        order += 1
        options = tuple(Option(level.code, level.label) for level in score.levels)
        if options and asked & set(score.items):
            found.append(Subject(score.name, "level", score.label, order, options, made_of=score.items))
    return tuple(found)


def _asked(item: Item, order: int) -> Subject:
    return Subject(
        item.name,
        "asked",
        item.question,
        order,
        item.options,
        item.nets,
        item.base,
        item.type is ItemType.MULTIPLE,
        reasons=unscored(item),
    )
