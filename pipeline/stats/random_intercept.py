"""Linear model with a random intercept by group (sector, wave), exact from the sums of each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, nan

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.absorbed import absorb, best_ratio, solve
from pipeline.stats.controls import require_independent
from pipeline.stats.moments import CONSTANT
from pipeline.stats.regression import Regression, no_regression, regression_result

FEWEST_GROUPS = 5


@dataclass(frozen=True, slots=True, eq=False)
class RandomIntercept:
    """Fixed effects, variances between groups and of the residual, and `icc`, the groups' share of the two.

    `method` is `reml`, or `fixed_effects` with under five groups: then every group has its own intercept,
    none is reported, and there is no group variance. `flag` `boundary`: the best group variance is zero.
    """

    regression: Regression
    group_variance: float
    residual_variance: float
    icc: float
    groups: int
    method: str
    flag: str | None = None


def random_intercept(
    products: ArrayLike, names: Sequence[str], *, confidence: float = 0.95
) -> RandomIntercept:
    """Restricted maximum likelihood (Laird & Ware 1982) from `products` (groups, k + 2, k + 2).

    Each is Z'Z of a group, Z = (1, the k regressors, y), all but the 1 less any constant of their own. Tests
    are normal. No more respondents than parameters, or a constant y, is `not_estimable`. A collinear
    or constant regressor (with under five groups: constant within them) raises EstimationError by name.
    """
    given = _checked(products, len(names))
    groups, total = len(given), float(given[:, 0, 0].sum())
    is_fixed = groups < FEWEST_GROUPS
    labels = tuple(names) if is_fixed else ("intercept", *names)
    freedom = total - len(names) - (groups if is_fixed else 1)
    mean, scale = _scale(given)
    if freedom <= 0 or not scale[-1] > 0:
        return _no_fit(labels, total, groups)
    turned = _standardized(given, mean, np.where(scale > 0, scale, 1.0))
    require_independent(absorb(turned, inf if is_fixed else 0.0)[1:-1, 1:-1], names)
    ratio = inf if is_fixed else best_ratio(turned)
    solved = solve(turned, ratio)
    residual = solved.squares / freedom
    back = _back(mean, scale)[int(is_fixed) :, int(is_fixed) :]
    regression = regression_result(
        labels,
        back @ solved.coefficients + (0.0 if is_fixed else mean[-1] * np.eye(len(labels))[0]),
        residual * back @ solved.inverse @ back.T,
        df=inf,
        confidence=confidence,
        standardized=np.concatenate(
            [np.full(int(not is_fixed), nan), solved.coefficients[int(not is_fixed) :]]
        ),
        std_error_method="fixed_effects" if is_fixed else "reml",
        unweighted_base=total,
    )
    residual *= scale[-1] ** 2
    between, icc = (nan, nan) if is_fixed else (ratio * residual, ratio / (1 + ratio))
    flag = "boundary" if ratio == 0 else None
    return RandomIntercept(regression, between, residual, icc, groups, regression.std_error_method, flag)


def _checked(products: ArrayLike, k: int) -> np.ndarray:
    given = np.asarray(products, float)
    if given.ndim != 3 or given.shape[1:] != (k + 2, k + 2):
        raise EstimationError(f"products have shape {given.shape}, not (groups, {k + 2}, {k + 2}).")
    return given[given[:, 0, 0] > 0]


def _scale(products: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation (k + 1,) of the regressors and y over all groups; 0 for a constant."""
    together = products.sum(0)
    n = max(together[0, 0], 1.0)
    mean, square = together[0, 1:] / n, np.diag(together)[1:] / n
    variance = square - mean**2
    return mean, np.sqrt(np.where(variance > CONSTANT * square, variance, 0.0))


def _standardized(products: np.ndarray, mean: np.ndarray, scale: np.ndarray) -> np.ndarray:
    turn = np.diag(np.concatenate([[1.0], 1 / scale]))
    turn[1:, 0] = -mean / scale
    return turn @ products @ turn.T


def _back(mean: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """(k + 1, k + 1): coefficients of the standardised variables into those of their own units."""
    back = np.diag(np.concatenate([[1.0], 1 / scale[:-1]])) * scale[-1]
    back[0, 1:] = -mean[:-1] / scale[:-1] * scale[-1]
    return back


def _no_fit(labels: Sequence[str], total: float, groups: int) -> RandomIntercept:
    empty = no_regression(labels, total)
    return RandomIntercept(empty, nan, nan, nan, groups, "none", "not_estimable")
