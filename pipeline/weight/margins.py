"""What weights had to meet, beside what they were and became: the rows of `weight_margins`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import Wave
from pipeline.engine import Engine
from pipeline.frame.flags import base_flags, is_suppressed, joined_flags, wave_flags
from pipeline.stats.kish import effective_base, kish_design_effect

HERE = Path(__file__).parent
NUMBERS = (
    "unweighted_share before_share weighted_share unweighted_base response_rate design_effect effective_base"
).split()


@dataclass(frozen=True, slots=True)
class Margin:
    """Shares that one weight is to have: of the population (`target`), or of the sample (`nonresponse`)."""

    purpose: str
    item: str
    option_sql: str  # over `joined`
    shares: Mapping[str, float]
    before: str | None  # the weight that was started from; None: all count once
    source: str
    response_rates: Mapping[str, float] | None = None


def margin_rows(engine: Engine, margin: Margin) -> pd.DataFrame:
    """One row per weight and option that respondents are in. Reads `responses` and `weights`."""
    engine.create("joined", HERE / "joined.sql")
    engine.view(
        "weighted", "joined", {"weighting": "weighting", "option": margin.option_sql, "weight": "weight"}
    )
    found = engine.run(HERE / "margins.sql")
    answered = found[found["option"].notna()]
    by_weight = answered.groupby("weighting", sort=True)
    unweighted = answered["respondents"] / by_weight["respondents"].transform("sum")
    started = answered.loc[answered["weighting"] == margin.before].set_index("option")["weight"]
    shares = answered.assign(
        purpose=margin.purpose,
        item=margin.item,
        target_share=answered["option"].map(dict(margin.shares)),
        unweighted_share=unweighted,
        before_share=answered["option"].map(started / started.sum()) if len(started) else unweighted,
        weighted_share=answered["weight"] / by_weight["weight"].transform("sum"),
        unweighted_base=by_weight["respondents"].transform("sum"),
        response_rate=answered["option"].map(dict(margin.response_rates))
        if margin.response_rates
        else np.nan,
        source=margin.source,
    )
    return shares.drop(columns=["respondents", "weight"])


def with_precision(margins: pd.DataFrame, precision: pd.DataFrame, wave: Wave) -> pd.DataFrame:
    """The rows with what each weight costs; under five respondents only the target is shown."""
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


def no_margins() -> pd.DataFrame:
    """The rows of a wave whose weights had nothing to meet."""
    shares = "target_share unweighted_share before_share weighted_share response_rate"
    columns = f"weighting purpose option item {shares} unweighted_base source".split()
    return pd.DataFrame({column: pd.Series(dtype=object) for column in columns})
