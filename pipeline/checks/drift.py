"""Shares that moved since the wave before by more than chance, and by enough to matter."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import ndtr

from pipeline.checks.finding import Checked, Finding, drawn_key, finding
from pipeline.checks.looking import checking_engine
from pipeline.engine import Tables
from pipeline.stats.adjust import bh

HERE = Path(__file__).parent
POINTS = 0.05
FALSE_DISCOVERIES = 0.05


def drift(checked: Checked) -> Finding:
    """Options whose total share is 5 points or more from the previous wave's, beyond chance (BH, 5%).

    Nothing is compared across a break in the series, or where no wave before is published.
    """
    if checked.previous is None:
        return Finding(0, "no wave before this one is published")
    if checked.wave.series_break:
        return Finding(0, f"not compared with the wave before: {checked.wave.series_break}")
    moved = moved_shares(checked.tables, checked.previous)
    keys = [
        drawn_key(item=row["item"], option=row["option"], points=f"{100 * row['change']:+.0f}")
        for _, row in moved.iterrows()
    ]
    return finding(
        keys,
        clean=f"no share moved by 5 points or more, beyond chance, since wave {checked.previous.wave}",
        wrong=f"{{rows}} shares moved by 5 points or more, beyond chance, since wave {checked.previous.wave}",
    )


def moved_shares(now: Tables, before: Tables) -> pd.DataFrame:
    """One row per option of the total that moved: `item`, `option`, `share`, `share_before`, `change`, `p_adjusted`.

    At least 5 points, and beyond chance after Benjamini and Hochberg over all options that both waves have.
    """
    engine = checking_engine(now)
    engine.view("rates", now.path("rates"))
    engine.view("before", before.path("rates"))
    found = engine.run(HERE / "drift.sql")
    with np.errstate(divide="ignore", invalid="ignore"):
        p_value = 2 * ndtr(-np.abs(found["change"] / found["std_error"]))
    found = found.assign(p_adjusted=bh(np.where(found["std_error"] > 0, p_value, np.nan)))
    return found[(found["change"].abs() >= POINTS - 1e-9) & (found["p_adjusted"] <= FALSE_DISCOVERIES)]
