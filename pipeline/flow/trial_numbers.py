"""Intervals, flags and rows of a trial restated under its settings, and put beside the published ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pipeline.engine import Engine, Tables
from pipeline.stats.clopper_pearson import clopper_pearson_interval
from pipeline.stats.interval import Interval, score_interval, t_quantile, wilson_interval
from pipeline.stats.jeffreys import jeffreys_interval

HERE = Path(__file__).parent
COMPARED = {"rates": "share", "score_means": "mean", "correlations": "estimate"}


def _design_wilson(rates: pd.DataFrame, confidence: float) -> Interval:
    df = rates["df"].fillna(np.inf)
    simple = rates["interval_method"] == "wilson"
    quantile = t_quantile(np.where(simple, np.inf, df), confidence=confidence)
    return score_interval(rates["share"], rates["effective_base"], quantile=quantile)


def _on_effective_base(interval: Callable[..., Interval]) -> Callable[[pd.DataFrame, float], Interval]:
    return lambda rates, confidence: interval(rates["share"], rates["effective_base"], confidence=confidence)


INTERVALS: dict[str, Callable[[pd.DataFrame, float], Interval]] = {
    "design_wilson": _design_wilson,
    "wilson": _on_effective_base(wilson_interval),
    "clopper_pearson": _on_effective_base(clopper_pearson_interval),
    "jeffreys": _on_effective_base(jeffreys_interval),
}


def restated(table: str, rows: pd.DataFrame, settings: tuple[float, str, int, str]) -> pd.DataFrame:
    """The rows of one universe, with intervals and `low_base` as the settings have them.

    Correlations keep their own intervals (their methods bring their own); only their flags are restated.
    """
    confidence, method, minimum_base, universe = settings
    rows = rows[rows["universe"] == universe].reset_index(drop=True)
    if table == "rates":
        found = INTERVALS[method](rows, confidence)
        rows = rows.assign(share_low=found.low, share_high=found.high, interval_method=method)
    elif table == "score_means":
        half = t_quantile(rows["df"].astype(float), confidence=confidence) * rows["std_error"].astype(float)
        rows = rows.assign(low=rows["mean"] - half, high=rows["mean"] + half)
    if table != "correlations":
        rows = rows.assign(confidence=confidence)
    low = rows["unweighted_base"].astype(float) < minimum_base
    return rows.assign(flag=[_flagged(flag, is_low) for flag, is_low in zip(rows["flag"], low, strict=True)])


def _flagged(flag: str, is_low: bool) -> str:
    words = [word for word in flag.split() if word != "low_base"]
    return " ".join(["low_base", *words] if is_low else words)


def compared(published: Tables, tried: Tables, to: Path) -> None:
    """Writes one row per number that the trial has: table, key, published, tried, difference."""
    from pipeline.flow.diff import drawn_columns

    with Engine(threads=1) as engine:
        for table, number in COMPARED.items():
            columns: dict[str, Any] = drawn_columns(table, number, "unweighted_base")
            engine.view("published", published.path(table), columns)
            engine.view("tried", tried.path(table), columns)
            engine.create(f"compared_{table}", HERE / "compared.sql", table_name=table)
        engine.create_view("comparison", HERE / "comparison.sql")
        engine.write("comparison", to, order_by=("table_name", "key"))
