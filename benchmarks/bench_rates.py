"""Thirty yes/no items by forty domains with strata and PSUs: shares, standard errors, intervals.

R's survey and Python's svy stand beside it where they are installed; SVY_PYTHON names the interpreter of another
environment that has svy. What is ours on both sides is measured in the processor's seconds, since those of the
wall are of whatever else the machine does; beside R and svy it is the wall's, as a user waits for them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import MEGABYTE, Ratio, cost

SMALL, LARGE, HUGE = 100_000, 1_000_000, 10_000_000
ITEMS = 30
R = """
suppressMessages(library(survey)); set.seed(1); n <- {rows}; items <- 3
d <- data.frame(w = runif(n, .5, 1.5), j = sample(1400, n, TRUE), domain = factor(sample(40, n, TRUE)))
d$h <- d$j %% 20; for (i in 1:items) d[[paste0("q", i)]] <- rbinom(n, 1, .3)
s <- svydesign(id = ~j, strata = ~h, weights = ~w, data = d, nest = TRUE)
cat(system.time(for (i in 1:items) svyby(as.formula(paste0("~q", i)), ~domain, s, svymean))["elapsed"] / items)
"""
SVY = Path(__file__).with_name("svy_means.py")


def benchmarks() -> Iterator[Ratio]:
    """At most 8 times the bare scan at a million, growth as the rows, 30 times R's pace and 50 times svy's."""
    with tempfile.TemporaryDirectory(prefix="survey-rates-") as folder:
        small, large = (_measured(rows, Path(folder) / str(rows)) for rows in (SMALL, LARGE))
        yield Ratio("30 yes/no × 40 domains, 1e6, bare scan", large["ours"], large["bare"], 8.0)
        yield Ratio("the same, growth from 1e5 to 1e6", large["ours"], 10 * small["ours"], 1.0)
        _measured(HUGE, Path(folder) / str(HUGE))  # draws the respondents, which takes memory of its own
        peak = cost(_command(HUGE, Path(folder) / str(HUGE))).peak_bytes
        yield Ratio("the same at 1e7, peak memory against 2 GB", peak / MEGABYTE, 2048.0, 1.0, "MB")
    for name, limit, command in (("R's svyby", 30, _r(LARGE)), ("svy", 50, _svy(LARGE))):
        found = command and subprocess.run(command, capture_output=True, text=True, check=False)
        if found and found.returncode == 0:
            theirs = float(found.stdout) * ITEMS
            yield Ratio(f"the same at 1e6 against {name}", large["elapsed"], theirs, 1 / limit)
        else:
            print(f"{f'the same at 1e6 against {name}':44} not measured: it is not installed here")


def _r(rows: int) -> tuple[str, ...]:
    return ("Rscript", "-e", R.format(rows=rows)) if shutil.which("Rscript") else ()


def _svy(rows: int) -> tuple[str, ...]:
    """The command that measures svy in this environment, or in the one that SVY_PYTHON names."""
    python = os.environ.get("SVY_PYTHON") or (sys.executable if find_spec("svy") else "")
    return (python, str(SVY), str(rows)) if python else ()


def _command(rows: int, folder: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "benchmarks.yes_no", str(rows), str(folder))


def _measured(rows: int, folder: Path) -> dict[str, float]:
    return json.loads(
        subprocess.run(_command(rows, folder), capture_output=True, text=True, check=True).stdout
    )
