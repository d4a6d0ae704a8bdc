"""`survey run` on the shipped studies, against importing what it is made of."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import MEGABYTE, Cost, Ratio, cost, fastest

SHIPPED = Path(__file__).resolve().parents[1] / "data" / "raw"
IMPORTS = (sys.executable, "-c", "import dagster, pandas, duckdb, scipy.stats")
SURVEY = (sys.executable, "-m", "pipeline.cli.main")
TIMES = 3


def benchmarks() -> Iterator[Ratio]:
    """A first run at most 5 times the imports and under 600 MB; nothing to do at most a fifth of them."""
    cost(IMPORTS)  # reads everything from the disk once
    imports = fastest(lambda: cost(IMPORTS), times=TIMES)
    with tempfile.TemporaryDirectory(prefix="survey-bench-") as folder:
        first = fastest(lambda: _first_run(Path(folder)), times=TIMES)
        nothing = fastest(lambda: _run(Path(folder)), times=TIMES)
    yield Ratio("survey run, nothing published yet", first.seconds, imports.seconds, 5.0)
    yield Ratio("survey run, peak memory against 600 MB", first.peak_bytes / MEGABYTE, 600.0, 1.0, "MB")
    yield Ratio("survey run, nothing to do", nothing.seconds, imports.seconds, 0.2)


def _first_run(folder: Path) -> Cost:
    shutil.rmtree(folder / "processed", ignore_errors=True)
    shutil.copytree(SHIPPED, folder / "raw", dirs_exist_ok=True)
    return _run(folder)


def _run(folder: Path) -> Cost:
    return cost((*SURVEY, "run"), SURVEY_DATA=str(folder), DAGSTER_HOME="")
