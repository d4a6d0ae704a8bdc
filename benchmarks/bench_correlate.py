"""Bootstrap, permutation and specification curve against SciPy on rows; Spearman of ten million respondents."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import product

import numpy as np

from benchmarks.measure import MEGABYTE, Ratio, cost

RESPONDENTS, REPLICATES = 400, 9_999
SPECIFICATIONS, PERMUTATIONS, TENTH = 500, 500, 25_000
MANY = 10_000_000


def benchmarks() -> Iterator[Ratio]:
    """At least 15 times SciPy's pace for replicates, 50 times for a curve, within 5 times a bare histogram."""
    x, y = _answers()
    yield _bootstrap(x, y)
    yield _permutation(x, y)
    yield _curve()
    yield from _many()


def _answers() -> tuple[np.ndarray, np.ndarray]:
    """Two five-point scales of 400 respondents that go together."""
    draw = np.random.default_rng(1)
    x = draw.integers(1, 6, RESPONDENTS)
    return x, np.clip(x + draw.integers(-3, 4, RESPONDENTS), 1, 5)


def _bootstrap(x: np.ndarray, y: np.ndarray) -> Ratio:
    from scipy import stats

    from pipeline.stats.bootstrap import bootstrap
    from pipeline.stats.crosstab import from_arrays

    ours, found = _timed(lambda: bootstrap(from_arrays(x, y), replicates=REPLICATES, seed=1))
    theirs, on_rows = _timed(
        lambda: stats.bootstrap((x, y), _rho, paired=True, vectorized=False, n_resamples=REPLICATES, rng=1)
    )
    # a standard deviation of B draws has a relative error of 1 / sqrt(2 B); each side has one
    _require_near(found.std_error, on_rows.standard_error, 4 * found.std_error / np.sqrt(REPLICATES))
    return Ratio("bootstrap of Spearman, 9,999 × 400, SciPy", ours, theirs, 1 / 15)


def _permutation(x: np.ndarray, y: np.ndarray) -> Ratio:
    from scipy import stats

    from pipeline.stats.crosstab import from_arrays
    from pipeline.stats.permutation import permutation

    few = slice(0, RESPONDENTS)
    ours, found = _timed(lambda: permutation(from_arrays(x[few], y[few]), replicates=REPLICATES, seed=1))
    theirs, on_rows = _timed(
        lambda: stats.permutation_test(
            (x[few],),
            lambda moved: _rho(moved, y[few]),
            permutation_type="pairings",
            vectorized=False,
            n_resamples=REPLICATES,
            rng=1,
        )
    )
    _require_near(found.p_value, on_rows.pvalue, 4 * np.sqrt(0.5 / REPLICATES))
    return Ratio("permutation of Spearman, 9,999 × 400, SciPy", ours, theirs, 1 / 15)


def _curve() -> Ratio:
    """Twenty scorings in twenty-five subgroups, against as many correlations one by one (a tenth of them, timed)."""
    from pipeline.stats.specification import Specification
    from pipeline.stats.specification_curve import specification_curve

    draw = np.random.default_rng(2)
    scorings = [np.mean(draw.integers(1, 6, (6, RESPONDENTS)), axis=0).round(9) for _ in range(20)]
    y = draw.integers(1, 6, RESPONDENTS).astype(float)
    groups = [draw.random(RESPONDENTS) < 0.5 + 0.02 * place for place in range(25)]
    curve = [Specification("one", x, y, "spearman", None, group) for x, group in product(scorings, groups)]
    assert len(curve) == SPECIFICATIONS
    ours, _ = _timed(lambda: specification_curve(curve, replicates=PERMUTATIONS, seed=1))
    moved = [draw.permutation(RESPONDENTS) for _ in range(TENTH // SPECIFICATIONS)]
    tenth, _ = _timed(
        lambda: [_rho(one.x[order][one.include], y[one.include]) for order in moved for one in curve]
    )
    return Ratio("curve of 500 specifications × 500, SciPy", ours, 10 * tenth, 1 / 50)


def _many() -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory(prefix="survey-spearman-") as folder:
        command = (sys.executable, "-m", "benchmarks.two_columns", str(MANY), folder)
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        peak = cost(command).peak_bytes
    seconds = json.loads(said)
    yield Ratio("Spearman of 1e7, bare histogram", seconds["ours"], seconds["bare"], 5.0)
    yield Ratio("the same, peak memory against 2 GB", peak / MEGABYTE, 2048.0, 1.0, "MB")


def _rho(x: np.ndarray, y: np.ndarray) -> float:
    from scipy import stats

    return float(stats.spearmanr(x, y).statistic)


def _timed(work: Callable[[], object]):  # type: ignore[no-untyped-def]
    """Seconds of this process' own work, which a busy machine does not stretch, and what it gave."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def _require_near(ours: float, theirs: float, tolerance: float) -> None:
    if not abs(ours - theirs) <= tolerance:
        raise RuntimeError(f"{ours} and {theirs} differ by more than Monte-Carlo error, {tolerance}")
