"""Cross-lagged paths of two variables measured twice: order in time, never a cause."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.correlation import quantile, two_sided

NO_ORDER = "these data cannot show which came first"
# Four means, variances and paths want more respondents than this.
FEWEST = 6
# Closer to 1 than this, x and y of the first wave are one variable.
SAME = 1e-10


@dataclass(frozen=True, slots=True)
class Path:
    """A standardised path with its precision."""

    estimate: float
    std_error: float
    low: float
    high: float
    interval_method: str | None
    p_value: float


@dataclass(frozen=True, slots=True)
class CrossLagged:
    """Standardised paths from the first wave to the second (Kenny 1975; Rogosa 1980).

    `x_to_y` is x1 to y2 given y1, `y_to_x` is y1 to x2 given x1, `difference` the first minus the second.
    `x_stability` and `y_stability` are the paths to itself; `residual_correlation` is what x2 and y2 share
    beyond the first wave. NaN with a `flag` where not estimable.
    """

    x_to_y: Path
    y_to_x: Path
    difference: Path
    x_stability: Path
    y_stability: Path
    residual_correlation: float
    matched: float
    flag: str | None = None


def cross_lagged(covariance: ArrayLike, n: float, *, confidence: float = 0.95) -> CrossLagged:
    """From the (4, 4) covariance of (x1, y1, x2, y2) over the `n` respondents matched in both waves.

    Standard errors by the delta method under normality, as lavaan's standardised solution. Under six matched
    respondents raises EstimationError: these data cannot show which came first. A constant, or x1 and y1
    perfectly correlated, is `not_estimable`.
    """
    c = np.asarray(covariance, float)
    if c.shape != (4, 4):
        raise EstimationError(f"{NO_ORDER}: x and y in two waves need a (4, 4) covariance, got {c.shape}.")
    if not n >= FEWEST:
        raise EstimationError(
            f"{NO_ORDER}: {n:g} respondents are matched in both waves; {FEWEST} are needed."
        )
    if not is_estimable(c):
        return no_paths(n)
    values = standardized_paths(c)
    spread = _gradient(c) @ _moment_covariance(c, n) @ _gradient(c).T
    paths = [
        _wald(value, variance, confidence) for value, variance in zip(values, np.diag(spread), strict=True)
    ]
    return CrossLagged(paths[0], paths[1], paths[2], paths[3], paths[4], float(values[5]), n)


def standardized_paths(covariance: np.ndarray) -> np.ndarray:
    """(..., 6) of covariances (..., 4, 4): x to y, y to x, their difference, both stabilities, residual r."""
    c = covariance
    sd = np.sqrt(np.einsum("...ii->...i", c))
    r = c / (sd[..., :, None] * sd[..., None, :])
    shared = r[..., 0, 1]
    rest = 1 - shared**2
    x_to_y = (r[..., 0, 3] - shared * r[..., 1, 3]) / rest
    y_stay = (r[..., 1, 3] - shared * r[..., 0, 3]) / rest
    y_to_x = (r[..., 1, 2] - shared * r[..., 0, 2]) / rest
    x_stay = (r[..., 0, 2] - shared * r[..., 1, 2]) / rest
    left_x = 1 - x_stay * r[..., 0, 2] - y_to_x * r[..., 1, 2]
    left_y = 1 - x_to_y * r[..., 0, 3] - y_stay * r[..., 1, 3]
    together = r[..., 2, 3] - x_to_y * r[..., 0, 2] - y_stay * r[..., 1, 2]
    residual = together / np.sqrt(left_x * left_y)
    return np.stack([x_to_y, y_to_x, x_to_y - y_to_x, x_stay, y_stay, residual], axis=-1)


def is_estimable(covariance: np.ndarray) -> bool:
    """Whether all four vary, the first wave is two variables, and the second is not the first over again."""
    if not (np.diag(covariance) > 0).all():
        return False
    sd = np.sqrt(np.diag(covariance))
    return bool(np.linalg.eigvalsh(covariance / np.outer(sd, sd))[0] > SAME)


def no_paths(n: float) -> CrossLagged:
    """The result of data that define no paths."""
    none = Path(nan, nan, nan, nan, None, nan)
    return CrossLagged(none, none, none, none, none, nan, n, "not_estimable")


def _gradient(c: np.ndarray) -> np.ndarray:
    """(6, 16): derivative of the paths by each covariance, symmetric pairs together, by complex steps."""
    step = 1e-30
    moved = c + 1j * step * np.array([_unit(i, j) for i in range(4) for j in range(4)])
    return standardized_paths(moved).imag.T / step


def _unit(i: int, j: int) -> np.ndarray:
    one = np.zeros((4, 4))
    one[i, j] += 0.5
    one[j, i] += 0.5
    return one


def _moment_covariance(c: np.ndarray, n: float) -> np.ndarray:
    """(16, 16): covariance of sample covariances of normal variables."""
    return (np.einsum("ik,jl->ijkl", c, c) + np.einsum("il,jk->ijkl", c, c)).reshape(16, 16) / n


def _wald(estimate: float, variance: float, confidence: float) -> Path:
    std_error = sqrt(max(variance, 0.0))
    half = quantile(0.5 + confidence / 2) * std_error
    p_value = two_sided(estimate / std_error) if std_error > 0 else nan
    return Path(float(estimate), std_error, float(estimate) - half, float(estimate) + half, "delta", p_value)
