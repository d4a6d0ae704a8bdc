"""From what the cells say to what counts: routing, bands and derived items, and why an answer is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.codebook.model import BandedItem, Derived, Item, ItemType
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
    for item in in_order(items):
        answer = identifier(f"answer:{item.name}")
        asked = condition_sql(item.asked_if, multiple) if item.asked_if else "TRUE"
        columns[item.name] = f"CASE WHEN {asked} THEN {answer} END" if item.asked_if else answer
        given = f"coalesce({identifier(f'reason:{item.name}')}, 'no_answer')"
        why = f"CASE WHEN {asked} THEN {given} ELSE 'not_asked' END" if item.asked_if else given
        reasons[item.name] = _unless_answered(item.name, why)
        for banded in item.bands:
            columns[banded.name] = band_sql(item.name, banded)
            inherited = f"coalesce({reasons[item.name]}, 'outside_bands')"
            reasons[banded.name] = _unless_answered(banded.name, inherited)
    for made in derived:
        columns[made.name] = derived_sql(made, multiple)
        reasons[made.name] = _unless_answered(made.name, _derived_reason(made, reasons))
    packed = ", ".join(f"{identifier(name)} := {reason}" for name, reason in reasons.items())
    return {**columns, MISSING_REASONS: f"struct_pack({packed})"}


def multiple_items(items: Iterable[Item]) -> frozenset[str]:
    """The items whose column is a list of codes."""
    return frozenset(item.name for item in items if item.type is ItemType.MULTIPLE)


def in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items so that each stands after those that decide whether it was asked."""
    owner = {item.name: item.name for item in items}
    owner |= {banded.name: item.name for item in items for banded in item.bands}
    by_name = {item.name: item for item in items}
    ordered: dict[str, Item] = {}

    def place(item: Item) -> None:
        for needed in sorted(items_of(item.asked_if)):
            if owner.get(needed, item.name) not in (*ordered, item.name):
                place(by_name[owner[needed]])
        ordered.setdefault(item.name, item)

    for item in items:
        place(item)
    return tuple(ordered.values())


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
