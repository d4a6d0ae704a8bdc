"""Does a score measure the same in every group? Alpha, loadings and item-rest correlations side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, nan

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.adjust import holm
from pipeline.stats.alpha import Reliability, cronbach_alpha
from pipeline.stats.effect_input import correlation_effect
from pipeline.stats.heterogeneity import cochran_q
from pipeline.stats.omega import omega

# Standardised loadings further apart than this are named, whatever the test can see.
LOADING_GAP = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class MeasurementByGroup:
    """Reliability of each group, `loadings` and `item_rest` (groups, k), and what differs between groups.

    `alpha_p_value` tests equal alphas (Bonett 2002), `item_p_values` (k,) equal item-rest correlations, Holm over
    the items. `differing` are the items significant there, or with loadings more than .2 apart: look
    before comparing means of the score.
    """

    reliabilities: tuple[Reliability, ...]
    loadings: np.ndarray
    item_rest: np.ndarray
    alpha_p_value: float
    item_p_values: np.ndarray
    differing: tuple[int, ...]
    flag: str | None = None


def measurement_by_group(
    covariances: Sequence[ArrayLike], bases: Sequence[float], *, confidence: float = 0.95
) -> MeasurementByGroup:
    """From each group's (k, k) item covariance and number of respondents.

    A group whose alpha or item-rest is not estimable is shown and left out of that test; fewer than two groups
    leave p NaN and the flag `not_estimable`. Raises EstimationError where groups have different items.
    """
    matrices = [np.asarray(one, float) for one in covariances]
    if len({one.shape for one in matrices}) != 1:
        raise EstimationError("groups have different numbers of items, or none; give all the same items.")
    reliabilities = tuple(
        cronbach_alpha(one, n, confidence=confidence) for one, n in zip(matrices, bases, strict=True)
    )
    loadings = np.array([omega(one, n).loadings for one, n in zip(matrices, bases, strict=True)])
    item_rest = np.array([one.item_rest for one in reliabilities])
    items = item_rest.shape[-1]
    p_values = holm([_equal_correlations(item_rest[:, i], bases) for i in range(items)])
    apart = _gap(loadings) > LOADING_GAP
    alpha_p_value = _equal_alphas(reliabilities, bases, items)
    return MeasurementByGroup(
        reliabilities=reliabilities,
        loadings=loadings,
        item_rest=item_rest,
        alpha_p_value=alpha_p_value,
        item_p_values=p_values,
        differing=tuple(i for i in range(items) if apart[i] or p_values[i] < 1 - confidence),
        flag="not_estimable" if np.isnan(alpha_p_value) else None,
    )


def _gap(loadings: np.ndarray) -> np.ndarray:
    """(k,): largest less smallest loading over the groups that have one; 0 under two of them."""
    known = loadings[~np.isnan(loadings).any(1)]
    return np.ptp(known, axis=0) if len(known) > 1 else np.zeros(loadings.shape[-1])


def _equal_correlations(correlations: np.ndarray, bases: Sequence[float]) -> float:
    effects = [correlation_effect(r, n) for r, n in zip(correlations, bases, strict=True)]
    used = [effect for effect in effects if effect.flag is None]
    return _q_test([effect.value for effect in used], [effect.variance for effect in used])


def _equal_alphas(reliabilities: Sequence[Reliability], bases: Sequence[float], items: int) -> float:
    """Homogeneity of ln(1 - alpha), whose variance is 2k / ((k - 1)(n - 2))."""
    used = [(one.raw, n) for one, n in zip(reliabilities, bases, strict=True) if one.raw < 1 and n > 2]
    spread = [2 * items / ((items - 1) * (n - 2)) for _, n in used]
    return _q_test([log(1 - alpha) for alpha, _ in used], spread)


def _q_test(values: Sequence[float], variances: Sequence[float]) -> float:
    from scipy.special import chdtrc

    if len(values) < 2:
        return nan
    return float(chdtrc(len(values) - 1, cochran_q(np.array(values), np.array(variances))))
