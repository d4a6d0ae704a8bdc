"""P-values adjusted over a declared family, in a frame of test results."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.stats.adjust import bh, holm

ADJUSTMENTS = {"holm": holm, "bh": bh}


def adjusted(rows: pd.DataFrame, *, by: list[str], family: str, adjustment: str = "holm") -> pd.DataFrame:
    """`rows` with `p_adjusted` (`holm` or `bh`) over the rows that agree in `by`, and the family's name.

    `family` is a format of the columns in `by`, as "{banner} × items".
    """
    if rows.empty:
        return rows
    p_value, found = rows["p_value"].to_numpy(float), np.empty(len(rows))
    names = np.empty(len(rows), dtype=object)
    places = pd.Series(range(len(rows)), index=rows.index)
    for key, members in places.groupby([rows[name] for name in by], sort=False):
        found[members] = ADJUSTMENTS[adjustment](p_value[members])
        names[members] = family.format(**dict(zip(by, key, strict=True)))
    return rows.assign(p_adjusted=found, adjustment=adjustment, family=names)
