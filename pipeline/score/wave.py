"""Combines items into scores: everything the score stage writes for one wave."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.codebook.model import Band, Score, Study, Wave
from pipeline.contract import TABLES
from pipeline.engine import Engine, Tables
from pipeline.engine.quote import literal
from pipeline.errors import EstimationError
from pipeline.score.numbers import ScoredItem, score_range, scored_items
from pipeline.score.standard_scales import scales_of, standard_scales

HERE = Path(__file__).parent


def score_wave(
    study: Study, wave: Wave, tables: Tables, references: Mapping[str, Tables] | None = None
) -> None:
    """Writes `scores`: one row per kept respondent and score the wave can make.

    `references`: tables of the other waves whose means and deviations a `z_mean` takes.
    """
    with tables.engine() as engine:
        engine.view("responses", tables.path("responses"))
        engine.create("kept", HERE / "kept.sql")
        engine.create("scores", HERE / "no_scores.sql")
        for score in scores_of(study, wave):
            _add_score(engine, study, wave, score, references or {})
        with tables.writing("scores") as aside:
            engine.write("scores", aside, order_by=TABLES["scores"].key)


def scores_of(study: Study, wave: Wave) -> tuple[Score, ...]:
    """The scores of which this wave asked at least one item."""
    asked = {item.name for item in wave.items if item.in_wave}
    return tuple(score for score in study.scores if asked & set(score.items))


def _add_score(
    engine: Engine, study: Study, wave: Wave, score: Score, references: Mapping[str, Tables]
) -> None:
    items = scored_items(score, {item.name: item for item in wave.items})
    if score.method == "z_mean":
        other = score.reference_wave or wave.name
        if other == wave.name:
            constants = standard_scales(engine, "kept", wave, score)
        else:
            constants = scales_of(study.wave(other), score, references[other])
        items = tuple(constants[item.item].applied(item) for item in items)
    numbers = ", ".join(item.sql for item in items)
    engine.view(
        "scored",
        "kept",
        {"source_row": "source_row", "respondent_id": "respondent_id", "numbers": f"[{numbers}]::DOUBLE[]"},
    )
    to_low, from_low, stretch = _rescaling(score, items)
    values = {"study": study.name, "wave": wave.name, "score": score.name, "method": score.method}
    engine.create(
        "valued", HERE / "scores.sql", **values,
        min_answered=score.min_answered, to_low=to_low, from_low=from_low, stretch=stretch,
    )  # fmt: skip
    engine.append("scores", "valued", {"*": "*", "level": level_sql(score.levels)})


def level_sql(levels: tuple[Band, ...]) -> str:
    """The level that a value lies in, the highest whose start it reaches."""
    cases = "".join(
        f" WHEN value >= {literal(level.low if level.low is not None else -1e308)} THEN {literal(level.code)}"
        for level in reversed(levels)
    )
    return f"CASE{cases} END" if cases else "NULL::VARCHAR"


def _rescaling(score: Score, items: tuple[ScoredItem, ...]) -> tuple[float, float, float]:
    """(start of the new range, start of the old one, new units per old unit)."""
    if score.rescale is None:
        return 0.0, 0.0, 1.0
    low, high = score_range(score, items)
    if not high > low:
        raise EstimationError(
            f"scores.{score.name}: its items have no range to rescale from; give number items a `range`, "
            f"or leave out `rescale` (line {score.line})."
        )
    return score.rescale[0], low, (score.rescale[1] - score.rescale[0]) / (high - low)
