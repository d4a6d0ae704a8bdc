"""Weights with mean 1: everything the weight stage writes for one wave."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study, Target, Wave
from pipeline.contract import TABLES
from pipeline.engine import Engine, Tables
from pipeline.engine.quote import identifier
from pipeline.frame.flags import base_flags, is_suppressed, joined_flags, wave_flags
from pipeline.stats.kish import effective_base, kish_design_effect
from pipeline.weight.rake_targets import target_factors

HERE = Path(__file__).parent
RAKED = "raked"
NUMBERS = "unweighted_share before_share weighted_share unweighted_base design_effect effective_base".split()


def weight_wave(study: Study, wave: Wave, tables: Tables) -> None:
    """Writes `weights` and `weight_margins`: the supplied weights, and `raked` where there are targets."""
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
        moved_share = _rake(engine, study, wave) if wave.targets else np.nan
        with tables.writing("weights") as aside:
            engine.write("weights", aside, order_by=TABLES["weights"].key)
        margins = [_margins(engine, wave, target) for target in wave.targets]
        precision = engine.run(HERE / "precision.sql")
    found = _with_precision(pd.concat(margins) if margins else _no_margins(), precision, wave)
    tables.save(
        "weight_margins", found.assign(moved_share=np.where(found["weighting"] == RAKED, moved_share, np.nan))
    )


def _rake(engine: Engine, study: Study, wave: Wave) -> float:
    """Adds the weight `raked`; the part of all weight that a cap moved, NaN without one."""
    keys = ", ".join(identifier(target.item) for target in wave.targets)
    engine.create("headline", HERE / "headline.sql", weighting=wave.weights[0].name if wave.weights else "")
    engine.view(
        "targeted",
        "headline",
        {
            "source_row": "source_row",
            "respondent_id": "respondent_id",
            "key": f"[{keys}]::VARCHAR[]",
            "weight": "weight",
            "grossing_weight": "grossing_weight",
        },
    )
    cells = engine.run(HERE / "target_cells.sql", by_weight=wave.weighting.cap is not None)
    place = f"{study.name}:{wave.name}"
    factors = target_factors(cells, wave.targets, place=place, weighting=wave.weighting)
    types = {"key": "VARCHAR[]", "each": "DECIMAL(18, 9)", "factor": "DOUBLE"}
    engine.table("factors", factors, types)
    engine.create("raked", HERE / "raked.sql", study=study.name, wave=wave.name)
    engine.append("weights", "raked", {"*": "*"})
    return float(factors["moved_share"].iloc[0])


def _margins(engine: Engine, wave: Wave, target: Target) -> pd.DataFrame:
    engine.create("joined", HERE / "joined.sql")
    engine.view(
        "weighted",
        "joined",
        {"weighting": "weighting", "option": identifier(target.item), "weight": "weight"},
    )
    found = engine.run(HERE / "margins.sql")
    answered = found[found["option"].notna()]
    by_weight = answered.groupby("weighting", sort=True)
    headline = wave.weights[0].name if wave.weights else None
    before = answered.loc[answered["weighting"] == headline].set_index("option")["weight"]
    started = answered["option"].map(before / before.sum()) if len(before) else None
    shares = answered.assign(
        item=target.item,
        target_share=answered["option"].map(dict(target.shares)),
        unweighted_share=answered["respondents"] / by_weight["respondents"].transform("sum"),
        before_share=(
            answered["respondents"] / by_weight["respondents"].transform("sum")
            if started is None
            else started
        ),
        weighted_share=answered["weight"] / by_weight["weight"].transform("sum"),
        unweighted_base=by_weight["respondents"].transform("sum"),
        source=target.source,
    )
    return shares.drop(columns=["respondents", "weight"])


def _with_precision(margins: pd.DataFrame, precision: pd.DataFrame, wave: Wave) -> pd.DataFrame:
    n, w, ww = (precision[column].to_numpy(float) for column in ("respondents", "w", "ww"))
    known = pd.DataFrame(
        {
            "weighting": precision["weighting"],
            "design_effect": kish_design_effect(n, w, ww),
            "effective_base": effective_base(w, ww),
        }
    )
    found = margins.merge(known, on="weighting", how="left")
    base = found["unweighted_base"].to_numpy(float)
    hidden = is_suppressed(base)
    found.loc[hidden, NUMBERS] = np.nan
    return found.assign(flag=joined_flags(len(found), base_flags(base, hidden), wave_flags(wave)))


def _no_margins() -> pd.DataFrame:
    shares = "target_share unweighted_share before_share weighted_share"
    columns = f"weighting option item {shares} unweighted_base source".split()
    return pd.DataFrame({column: pd.Series(dtype=object) for column in columns})
