"""Cross-lagged paths with BCa bootstrap intervals: respondents redrawn, no normality assumed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.bca import bca_interval
from pipeline.stats.cross_lagged import NO_ORDER, CrossLagged, Path, cross_lagged, standardized_paths

BATCH = 4_000_000


def cross_lagged_bootstrap(
    first_wave: ArrayLike,
    second_wave: ArrayLike,
    *,
    replicates: int = 9999,
    seed: int,
    confidence: float = 0.95,
) -> CrossLagged:
    """`cross_lagged` of (x, y) in two waves, (respondents, 2) each and one row a matched respondent.

    Rows with NaN are left out. Standard errors and intervals come from the bootstrap, p-values stay those of
    the delta method. Same seed, same numbers.
    """
    first, second = np.asarray(first_wave, float), np.asarray(second_wave, float)
    if first.shape != second.shape or first.ndim != 2 or first.shape[1] != 2:
        raise EstimationError(
            f"{NO_ORDER}: the waves have shapes {first.shape} and {second.shape}; match respondents one to one."
        )
    rows = np.hstack([first, second])
    rows = rows[~np.isnan(rows).any(1)]
    covariance = np.cov(rows.T, bias=True) if len(rows) > 1 else np.zeros((4, 4))
    plain = cross_lagged(_exact(covariance, rows), len(rows), confidence=confidence)
    if plain.flag is not None:
        return plain
    products = _products((rows - rows.mean(0)) / rows.std(0))
    drawn = _resample(products, replicates, np.random.default_rng(seed))
    drawn = drawn[np.isfinite(drawn).all(1)]
    without = _paths(products.sum(0) - products, len(rows) - 1.0)
    values = standardized_paths(covariance)
    paths = (plain.x_to_y, plain.y_to_x, plain.difference, plain.x_stability, plain.y_stability)
    found = [
        _interval(path, values[i], drawn[:, i], without[:, i], confidence) for i, path in enumerate(paths)
    ]
    return CrossLagged(
        found[0], found[1], found[2], found[3], found[4], plain.residual_correlation, plain.matched
    )


def _exact(covariance: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The covariance with exact zeros for a constant."""
    if not len(rows):
        return covariance
    constant = np.ptp(rows, axis=0) == 0
    return np.where(constant[:, None] | constant[None, :], 0.0, covariance)


def _products(rows: np.ndarray) -> np.ndarray:
    """(respondents, 20): values and products of pairs, whose sums give every covariance."""
    pairs = np.einsum("ni,nj->nij", rows, rows).reshape(len(rows), 16)
    return np.hstack([rows, pairs])


def _paths(sums: np.ndarray, n: float) -> np.ndarray:
    """(B, 6) from sums (B, 20); NaN where a resample has a constant."""
    mean = sums[:, :4] / n
    covariance = sums[:, 4:].reshape(-1, 4, 4) / n - np.einsum("bi,bj->bij", mean, mean)
    variance = np.einsum("bii->bi", covariance)
    covariance[~(variance > 1e-12).all(1)] = np.nan
    with np.errstate(invalid="ignore", divide="ignore"):
        return standardized_paths(covariance)


def _resample(products: np.ndarray, replicates: int, draw: np.random.Generator) -> np.ndarray:
    n = len(products)
    size = max(1, BATCH // n)
    sums = [
        draw.multinomial(n, np.full(n, 1 / n), size=min(size, replicates - start)) @ products
        for start in range(0, replicates, size)
    ]
    return _paths(np.concatenate(sums), float(n))


def _interval(
    plain: Path, estimate: float, drawn: np.ndarray, without: np.ndarray, confidence: float
) -> Path:
    found = bca_interval(estimate, drawn, without, np.ones(len(without)), confidence=confidence)
    return replace(
        plain, std_error=float(drawn.std(ddof=1)), low=found.low, high=found.high, interval_method="bca"
    )
