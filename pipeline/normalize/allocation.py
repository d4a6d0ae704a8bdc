"""The parts of an allocation, which must add up to its total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from pipeline.codebook.model import Item
from pipeline.engine.quote import literal
from pipeline.normalize.expressions import Reading

WRONG_TOTAL = "wrong_total"  # the reason where the parts do not add up
ROUNDING = 0.01  # of the total: three times 33.3 is 100


def held_to_totals(items: Iterable[Item], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of allocations' parts: none of a row counts where those given do not add up to the total."""
    parts = [item for item in items if item.total is not None and item.grid and item.name in readings]
    held: dict[str, Reading] = {}
    for _, members in groupby(parts, key=lambda item: item.grid):
        together = list(members)
        answers = [readings[item.name].answer for item in together]
        given = " + ".join(f"coalesce({answer}, 0)" for answer in answers)
        some = f"coalesce({', '.join(answers)}, NULL) IS NOT NULL"
        total = together[0].total or 0.0
        wrong = f"({some} AND abs({given} - {literal(total)}) > {literal(abs(total) * ROUNDING)})"
        for item in together:
            one = readings[item.name]
            why = f"CASE WHEN {wrong} AND ({one.answer}) IS NOT NULL THEN {literal(WRONG_TOTAL)} END"
            answer = f"CASE WHEN NOT {wrong} THEN {one.answer} END"
            held[item.name] = Reading(item.name, answer, f"coalesce({one.reason}, {why})")
    return held
