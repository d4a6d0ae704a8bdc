"""Every item of every wave: each wave has all of them, marked where it did not ask one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.codebook.by_wave import AskedItem, asked_in
from pipeline.codebook.items import read_items
from pipeline.codebook.model import Item
from pipeline.codebook.reading import Reading
from pipeline.codebook.waves import missing_in


@dataclass(frozen=True, slots=True)
class Form:
    """What an item is in one wave or several, and what was made of it: itself, or the items of its grid."""

    asked: AskedItem
    items: tuple[Item, ...]


def items_by_wave(
    waves: Iterable[str], reading: Reading
) -> tuple[Mapping[str, tuple[Item, ...]], tuple[Form, ...]]:
    """Wave to all items in the codebook's order, and every form that an item takes in some wave."""
    missing = {wave: missing_in(wave, reading) for wave in waves}
    listed: dict[str, list[Item]] = {wave: [] for wave in missing}
    every_form: list[Form] = []
    for name in reading.written.items:
        forms = _forms(name, missing, reading)
        distinct = tuple({id(form): form for form in forms.values()}.values())
        every_form += distinct
        members = _members(distinct)
        for wave, form in forms.items():
            asked = {item.name: item for item in form.items} if form.asked.is_asked else {}
            listed[wave] += [asked.get(one) or replace(item, in_wave=False) for one, item in members.items()]
    return {wave: tuple(items) for wave, items in listed.items()}, tuple(every_form)


def _members(forms: Iterable[Form]) -> Mapping[str, Item]:
    """The item, or all that are in the grid in some wave; as they were asked, where they were."""
    members: dict[str, Item] = {}
    for form in sorted(forms, key=lambda form: not form.asked.is_asked):
        for item in form.items:
            members.setdefault(item.name, item)
    return members


def _forms(name: str, missing: Mapping[str, Mapping[str, str]], reading: Reading) -> Mapping[str, Form]:
    """Wave to the item's form in it; waves that do not differ share one."""
    known: dict[object, Form] = {}
    forms = {}
    for wave, reasons in missing.items():
        asked = asked_in(name, reading.written.items[name], wave)
        likeness = (asked.is_asked, asked.change, tuple(reasons.items()))
        if likeness not in known:
            is_elsewhere = not asked.is_asked and not asked.keys.is_placed
            known[likeness] = Form(asked, () if is_elsewhere else read_items(asked, reasons, reading))
        forms[wave] = known[likeness]
    return forms
