"""Means by forty domains with strata and PSUs by the package svy, where it is installed; prints seconds of one item.

`python benchmarks/svy_means.py ROWS` runs in any environment that has svy: it needs nothing of this repository.
"""

from __future__ import annotations

import sys
import time

ITEMS = 3


def measure(rows: int) -> float:
    """Seconds of one item's shares by domain, the fastest of three."""
    import numpy as np
    import polars as pl
    import svy

    draws = np.random.default_rng(1)
    psu = draws.integers(0, 1400, rows)
    columns = {
        "w": draws.uniform(0.5, 1.5, rows),
        "j": psu,
        "h": psu % 20,
        "domain": draws.integers(0, 40, rows),
    }
    columns |= {f"q{at}": draws.binomial(1, 0.3, rows) for at in range(ITEMS)}
    sample = svy.Sample(pl.DataFrame(columns), svy.Design(stratum="h", psu="j", wgt="w"))
    seconds = []
    for at in range(ITEMS):
        start = time.perf_counter()
        sample.estimation.mean(f"q{at}", by="domain")
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    print(measure(int(sys.argv[1])))
