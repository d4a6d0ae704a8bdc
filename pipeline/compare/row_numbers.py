"""Ids that only count the rows of an export: the same number in two waves need not be the same person."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from pathlib import Path

from pipeline.codebook.model import ItemType, Wave
from pipeline.engine import Engine, Tables
from pipeline.engine.quote import identifier

HERE = Path(__file__).parent
# standard errors by which answers under one number agree more often than those of two strangers
BEYOND_CHANCE = 3.5
CLOSED = (ItemType.SINGLE, ItemType.ORDINAL)


def are_row_numbers(waves: tuple[Wave, Wave], tables: tuple[Tables, Tables]) -> bool:
    """Whether the respondents' ids of two waves name rows and no people.

    They do where both count 1, 2, 3 … up to the number of rows (or from 0) and no item's answers agree beyond
    chance between rows of one number. A panel that is numbered so gives itself away by what does not change.
    """
    with Engine() as engine:
        for one in tables:
            engine.view("respondents", one.path("respondents"))
            if not engine.run(HERE / "row_numbers.sql")["are_counted"].iloc[0]:
                return False
        return all(one < BEYOND_CHANCE for one in _agreements(engine, waves, tables))


def _agreements(engine: Engine, waves: tuple[Wave, Wave], tables: tuple[Tables, Tables]) -> Iterator[float]:
    """Standard errors of the agreement beyond chance, an item each."""
    asked = [{item.name for item in wave.items if item.in_wave and item.type in CLOSED} for wave in waves]
    for name in sorted(asked[0] & asked[1]):
        for relation, one in zip(("before", "after"), tables, strict=True):
            answers = {"unit": "respondent_id", "answer": f"CASE WHEN is_kept THEN {identifier(name)} END"}
            engine.view(relation, one.path("responses"), answers)
        found = engine.run(HERE / "agreement.sql").iloc[0]
        people = float(found["people"])
        chance = float(found["by_chance"]) / people**2 if people else 0.0
        if 0 < chance < 1:
            yield (float(found["agreeing"]) - people * chance) / sqrt(people * chance * (1 - chance))
