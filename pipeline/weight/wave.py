"""Weights with mean 1: everything the weight stage writes for one wave."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study, Target, Wave
from pipeline.contract import TABLES
from pipeline.engine import Engine, Tables
from pipeline.engine.quote import identifier
from pipeline.frame.flags import base_flags, is_suppressed, joined_flags, wave_flags
from pipeline.weight.classes import NO_ANSWER, Classes, find_classes, response_table
from pipeline.weight.margins import Margin, margin_rows, no_margins, with_precision
from pipeline.weight.rake_targets import target_factors

HERE = Path(__file__).parent
RAKED, NONRESPONSE = "raked", "nonresponse"
EMPTY = "''"  # the code of no answer


def weight_wave(study: Study, wave: Wave, tables: Tables) -> None:
    """Writes `weights`, `weight_margins` and `response_rates`.

    The supplied weights, `nonresponse` where there are classes, and `raked` where there are targets.
    """
    margins: list[pd.DataFrame] = []
    rates = pd.DataFrame({"measure": pd.Series(dtype=object)})
    moved_share, method = np.nan, ""
    with tables.engine() as engine:
        engine.view("respondents", tables.path("respondents"))
        engine.view("responses", tables.path("responses"))
        engine.create("weights", HERE / "no_weights.sql")
        for place, weight in enumerate(wave.weights, start=1):
            engine.create(
                "one", HERE / "supplied.sql",
                study=study.name, wave=wave.name, place=place, weighting=weight.name,
            )  # fmt: skip
            engine.append("weights", "one", {"*": "*"})
        if wave.nonresponse:
            cases = _cases(engine, wave)
            classes = find_classes(cases, wave, place=f"{study.name}:{wave.name}")
            _let_stand_for_others(engine, study, wave, classes)
            rates = _response_rates(cases, classes, wave)
        if wave.targets:
            moved_share, method = _rake(engine, study, wave)
        with tables.writing("weights") as aside:
            engine.write("weights", aside, order_by=TABLES["weights"].key)
        if wave.nonresponse:
            margins.append(margin_rows(engine, _class_margin(wave, classes)))
        margins += [margin_rows(engine, _target_margin(wave, target)) for target in wave.targets]
        precision = engine.run(HERE / "precision.sql")
    found = with_precision(pd.concat(margins) if margins else no_margins(), precision, wave)
    is_moved = (found["weighting"] == RAKED) & (found["purpose"] == "target")
    moved = np.where(is_moved, moved_share, np.nan)
    methods = found["weighting"].where(is_moved).map({RAKED: method})
    tables.save("weight_margins", found.assign(moved_share=moved, method=methods))
    tables.save("response_rates", rates)


def _cases(engine: Engine, wave: Wave) -> pd.DataFrame:
    """Sampled cases by class and outcome."""
    engine.create("placed_cases", HERE / "placed_cases.sql", has_weight=bool(wave.weights))
    names = {name: f"_{name}" for name in ("disposition", "exclusion_reason", "base")}
    columns = {"source_row": "source_row", "is_kept": "is_kept", **names, "key": _key(_classes(wave))}
    engine.view("sampled_cases", "placed_cases", columns)
    return engine.run(HERE / "nonresponse_cases.sql")


def _let_stand_for_others(engine: Engine, study: Study, wave: Wave, classes: Classes) -> None:
    """Adds the weight `nonresponse`."""
    _start_from(engine, wave.weights[0].name if wave.weights else "", _classes(wave))
    factors = pd.DataFrame({"key": [list(key) for key in classes.keys], "factor": classes.factors})
    engine.table("class_factors", factors, {"key": "VARCHAR[]", "factor": "DOUBLE"})
    engine.create("nonresponse", HERE / "nonresponse.sql", study=study.name, wave=wave.name)
    engine.append("weights", "nonresponse", {"*": "*"})


def _response_rates(cases: pd.DataFrame, classes: Classes, wave: Wave) -> pd.DataFrame:
    rates = response_table(cases, classes, wave)
    base = rates["unweighted_base"].to_numpy(float)
    hidden = is_suppressed(base)
    rates.loc[hidden, ["rate", "sampled", "unweighted_base"]] = np.nan
    return rates.assign(flag=joined_flags(len(rates), base_flags(base, hidden), wave_flags(wave)))


def _rake(engine: Engine, study: Study, wave: Wave) -> tuple[float, str]:
    """Adds the weight `raked`; the part of all weight that a cap moved (NaN without one), and what made the factors."""
    _start_from(engine, _before_raking(wave) or "", [target.item for target in wave.targets])
    cells = engine.run(HERE / "target_cells.sql", by_weight=wave.weighting.cap is not None)
    place = f"{study.name}:{wave.name}"
    factors = target_factors(cells, wave.targets, place=place, weighting=wave.weighting)
    types = {"key": "VARCHAR[]", "each": "DECIMAL(18, 9)", "factor": "DOUBLE"}
    engine.table("factors", factors, types)
    engine.create("raked", HERE / "raked.sql", study=study.name, wave=wave.name)
    engine.append("weights", "raked", {"*": "*"})
    return float(factors["moved_share"].iloc[0]), str(factors["method"].iloc[0])


def _start_from(engine: Engine, weighting: str, items: Sequence[str]) -> None:
    """Makes the relation `targeted`: kept respondents with a weight (1 without one) and their answers as `key`."""
    engine.create("headline", HERE / "headline.sql", weighting=weighting)
    chosen = {name: name for name in ("source_row", "respondent_id", "weight", "grossing_weight")}
    engine.view(
        "targeted", "headline", {**chosen, "key": f"[{', '.join(map(identifier, items))}]::VARCHAR[]"}
    )
    engine.view("classed", "headline", {**chosen, "key": _key(items)})


def _classes(wave: Wave) -> tuple[str, ...]:
    return wave.nonresponse.classes if wave.nonresponse else ()


def _key(items: Sequence[str]) -> str:
    """The class of a case: its answers, '' where there is none."""
    return f"[{', '.join(f'coalesce({identifier(item)}::VARCHAR, {EMPTY})' for item in items)}]"


def _before_raking(wave: Wave) -> str | None:
    if wave.nonresponse:
        return NONRESPONSE
    return wave.weights[0].name if wave.weights else None


def _class_margin(wave: Wave, classes: Classes) -> Margin:
    asked = wave.nonresponse
    assert asked is not None
    key = ", ".join(
        f"coalesce(nullif({identifier(item)}::VARCHAR, {EMPTY}), '{NO_ANSWER}')" for item in asked.classes
    )
    return Margin(
        "nonresponse",
        "*".join(asked.classes),
        f"concat_ws('*', {key})",
        dict(zip(classes.options, classes.shares.tolist(), strict=True)),
        wave.weights[0].name if wave.weights else None,
        asked.source,
        dict(zip(classes.options, (classes.answered / classes.sampled).tolist(), strict=True)),
    )


def _target_margin(wave: Wave, target: Target) -> Margin:
    return Margin(
        "target", target.item, identifier(target.item), target.shares, _before_raking(wave), target.source
    )
