"""P-values adjusted over a declared family, in a frame of test results."""

from __future__ import annotations

import pandas as pd

from pipeline.stats.adjust import bh, holm

ADJUSTMENTS = {"holm": holm, "bh": bh}


def adjusted(rows: pd.DataFrame, *, by: list[str], family: str, adjustment: str = "holm") -> pd.DataFrame:
    """`rows` with `p_adjusted` (`holm` or `bh`) over the rows that agree in `by`, and the family's name.

    `family` is a format of the columns in `by`, as "{banner} × items".
    """
    if rows.empty:
        return rows
    frame = rows.assign(p_adjusted=float("nan"), adjustment=adjustment, family="")
    for key, members in rows.groupby(by, sort=False):
        frame.loc[members.index, "p_adjusted"] = ADJUSTMENTS[adjustment](members["p_value"].to_numpy(float))
        frame.loc[members.index, "family"] = family.format(**dict(zip(by, key, strict=True)))
    return frame
