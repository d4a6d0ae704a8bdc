"""What an item is in each wave: its keys, overridden by those of the wave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.codebook.values import Path

if TYPE_CHECKING:
    from pipeline.codebook.written_item import WrittenItem, WrittenStudyItem
    from pipeline.codebook.written_study import WrittenStudy

PLACES = ("column", "columns", "grid", "mentions")  # where the answers stand: one of them replaces the others
ADDED_TO = ("labels", "aliases", "missing")  # maps whose entries add to those of the item


@dataclass(frozen=True, slots=True)
class AskedItem:
    """An item's keys as they hold in one wave, and where each is written."""

    name: str
    keys: WrittenItem
    is_asked: bool = True
    change: Path = ()  # of the wave's own keys
    changed: frozenset[str] = frozenset()

    def at(self, *parts: str | int) -> Path:
        """The path of a key of the item: under `by_wave` where the wave has it."""
        if parts and parts[0] in self.changed:
            return (*self.change, *parts)
        return ("items", self.name, *parts)


def named_waves(study: WrittenStudy) -> tuple[str, ...]:
    """The waves that have something of their own: those under `waves`, then those that others name."""
    names = dict.fromkeys(study.waves)
    for item in study.items.values():
        names.update(dict.fromkeys(item.waves or ()))
        names.update(dict.fromkeys(item.by_wave or {}))
    for weight in (study.weights or {}).values():
        if not isinstance(weight, str):
            names.update(dict.fromkeys(weight.by_wave))
    names.update(
        dict.fromkeys(score.reference_wave for score in study.scores.values() if score.reference_wave)
    )
    return tuple(names)


def asked_in(name: str, item: WrittenStudyItem, wave: str) -> AskedItem:
    """The item in `wave`; "" stands for the waves of which the codebook says nothing."""
    change = (item.by_wave or {}).get(wave)
    if change == "absent" or (item.waves is not None and wave not in item.waves):
        return AskedItem(name, item, is_asked=False)
    if change is None or isinstance(change, str):
        is_elsewhere = bool(item.by_wave) and not item.is_placed
        return AskedItem(name, item, is_asked=not is_elsewhere)
    return AskedItem(
        name, _merge(item, change), True, ("items", name, "by_wave", wave), frozenset(change.model_fields_set)
    )


def _merge(item: WrittenItem, change: WrittenItem) -> WrittenItem:
    update = {key: getattr(change, key) for key in change.model_fields_set}
    for key in ADDED_TO:
        if key in update:
            update[key] = (getattr(item, key) or {}) | update[key]
    if any(place in update for place in PLACES):
        update = {place: None for place in PLACES} | update
    if ("columns" in update or "mentions" in update) and "separator" not in update:
        update["separator"] = None
    return item.model_copy(update=update)
