"""From what the cells say to what counts: routing, bands and derived items, and why an answer is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.codebook.model import BandedItem, Derived, Item, ItemType, Missing
from pipeline.engine.conditions import condition_sql, items_of
from pipeline.engine.quote import identifier, literal
from pipeline.normalize.expressions import Reading

MISSING_REASONS = "missing_reasons"  # the struct column of `responses`


def decoded_columns(readings: Iterable[Reading]) -> dict[str, str]:
    """Name -> expression of the relation `decoded`: what the cells say, before routing."""
    columns: dict[str, str] = {"source_row": "source_row"}
    for reading in readings:
        columns[f"answer:{reading.item}"] = reading.answer
        columns[f"reason:{reading.item}"] = reading.reason
    return columns


def response_columns(items: Sequence[Item], derived: Sequence[Derived]) -> dict[str, str]:
    """Name -> expression of the items' columns of `responses`, over `decoded`; later ones see earlier ones.

    An answer where the codebook says the question was not asked is no answer: `not_asked`.
    """
    multiple = multiple_items(items)
    columns: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for one in in_order(items, derived):
        if isinstance(one, Derived):
            columns[one.name] = derived_sql(one, multiple)
            reasons[one.name] = _unless_answered(one.name, _derived_reason(one, reasons))
            continue
        columns[one.name], why = _routed(one, multiple)
        reasons[one.name] = _unless_answered(one.name, why)
        for banded in one.bands:
            columns[banded.name] = band_sql(one.name, banded)
            inherited = f"coalesce({reasons[one.name]}, 'outside_bands')"
            reasons[banded.name] = _unless_answered(banded.name, inherited)
    packed = ", ".join(f"{identifier(name)} := {reason}" for name, reason in reasons.items())
    return {**columns, MISSING_REASONS: f"struct_pack({packed})"}


def _routed(item: Item, multiple: frozenset[str]) -> tuple[str, str]:
    """An item's answer, and why there is none; a blank cell is what the codebook says of blanks."""
    answer = identifier(f"answer:{item.name}")
    blank = literal(item.missing.get("", Missing.NO_ANSWER.value))
    given = f"coalesce({identifier(f'reason:{item.name}')}, {blank})"
    if item.asked_if is None:
        return answer, given
    asked = condition_sql(item.asked_if, multiple)
    return f"CASE WHEN {asked} THEN {answer} END", f"CASE WHEN {asked} THEN {given} ELSE 'not_asked' END"


def multiple_items(items: Iterable[Item]) -> frozenset[str]:
    """The items whose column is a list of codes."""
    return frozenset(item.name for item in items if item.type is ItemType.MULTIPLE)


def in_order(items: Sequence[Item], derived: Sequence[Derived]) -> tuple[Item | Derived, ...]:
    """Items and derived items so that each stands after those that decide about it."""
    entries: dict[str, Item | Derived] = {item.name: item for item in items}
    entries |= {made.name: made for made in derived}
    owner = {name: name for name in entries}
    owner |= {banded.name: item.name for item in items for banded in item.bands}
    graph = {
        name: [owner[needed] for needed in sorted(_needed(one)) if owner.get(needed, name) != name]
        for name, one in entries.items()
    }
    ordered: dict[str, Item | Derived] = {}

    def place(name: str) -> None:
        if name not in ordered:
            for needed in graph[name]:
                place(needed)
            ordered[name] = entries[name]

    for name in entries:
        place(name)
    return tuple(ordered.values())


def _needed(one: Item | Derived) -> frozenset[str]:
    conditions = [condition for _, condition in one.when] if isinstance(one, Derived) else [one.asked_if]
    return frozenset().union(*(items_of(condition) for condition in conditions))


def band_sql(number: str, banded: BandedItem) -> str:
    """The band that a number lies in."""
    value = identifier(number)
    cases = ""
    for band in banded.bands:
        ends = [f"{value} >= {literal(band.low)}"] if band.low is not None else []
        ends += [f"{value} < {literal(band.high)}"] if band.high is not None else []
        inside = " AND ".join(ends) or f"{value} IS NOT NULL"
        cases += f" WHEN {inside} THEN {literal(band.code)}"
    return f"CASE{cases} END"


def derived_sql(made: Derived, multiple: frozenset[str]) -> str:
    """The first option whose condition is true."""
    cases = "".join(
        f" WHEN {condition_sql(condition, multiple)} THEN {literal(code)}" for code, condition in made.when
    )
    return f"CASE{cases} END"


def _derived_reason(made: Derived, reasons: Mapping[str, str]) -> str:
    """Not asked where nothing it is made from was asked, else no answer."""
    inputs = sorted({item for _, condition in made.when for item in items_of(condition)} & set(reasons))
    if not inputs:
        return "'no_answer'"
    unasked = " AND ".join(f"coalesce(({reasons[item]}) = 'not_asked', FALSE)" for item in inputs)
    return f"CASE WHEN {unasked} THEN 'not_asked' ELSE 'no_answer' END"


def _unless_answered(item: str, reason: str) -> str:
    return f"CASE WHEN {identifier(item)} IS NULL THEN {reason} END"
