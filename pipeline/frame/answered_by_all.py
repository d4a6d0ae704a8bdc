"""Which items nobody left out: their answers are all there is to count."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.engine import Engine
from pipeline.engine.quote import identifier
from pipeline.frame.subjects import Subject


def answered_by_all(engine: Engine, subjects: Sequence[Subject]) -> frozenset[str]:
    """The items asked that every kept respondent answered. Reads the relation `frame`."""
    asked = [subject.name for subject in subjects if subject.kind == "asked"]
    answers = {f"q{at}": f"count({identifier(name)})" for at, name in enumerate(asked)}
    counted = engine.sums("frame", {}, {"everybody": "count(*)", **answers}).iloc[0]
    return frozenset(name for at, name in enumerate(asked) if counted[f"q{at}"] == counted["everybody"])
