"""Thirty yes/no items by forty domains with strata and PSUs: shares, standard errors, intervals."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import MEGABYTE, Ratio, cost

SMALL, LARGE = 100_000, 1_000_000
R = """
suppressMessages(library(survey)); set.seed(1); n <- {rows}; items <- 3
d <- data.frame(w = runif(n, .5, 1.5), j = sample(1400, n, TRUE), domain = factor(sample(40, n, TRUE)))
d$h <- d$j %% 20; for (i in 1:items) d[[paste0("q", i)]] <- rbinom(n, 1, .3)
s <- svydesign(id = ~j, strata = ~h, weights = ~w, data = d, nest = TRUE)
cat(system.time(for (i in 1:items) svyby(as.formula(paste0("~q", i)), ~domain, s, svymean))["elapsed"] / items * 30)
"""


def benchmarks() -> Iterator[Ratio]:
    """At most 8 times the bare scan at a million, growth as the rows, 30 times R's pace where R is installed."""
    with tempfile.TemporaryDirectory(prefix="survey-rates-") as folder:
        small, large = (_measured(rows, Path(folder) / str(rows)) for rows in (SMALL, LARGE))
        peak = cost(_command(LARGE, Path(folder) / str(LARGE))).peak_bytes
    yield Ratio("30 yes/no × 40 domains, 1e6, bare scan", large["ours"], large["bare"], 8.0)
    yield Ratio("the same, growth from 1e5 to 1e6", large["ours"], 10 * small["ours"], 1.0)
    yield Ratio("the same, peak memory against 2 GB", peak / MEGABYTE, 2048.0, 1.0, "MB")
    if shutil.which("Rscript"):
        found = subprocess.run(
            ["Rscript", "-e", R.format(rows=SMALL)], capture_output=True, text=True, check=False
        )
        if found.returncode == 0:
            yield Ratio("the same at 1e5 against R's svyby", small["ours"], float(found.stdout), 1 / 30)


def _command(rows: int, folder: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "benchmarks.yes_no", str(rows), str(folder))


def _measured(rows: int, folder: Path) -> dict[str, float]:
    return json.loads(
        subprocess.run(_command(rows, folder), capture_output=True, text=True, check=True).stdout
    )
