"""Two options of one set, chosen by the same respondents: is one chosen more often?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr, chdtrc, gammaln


@dataclass(frozen=True, slots=True)
class McNemar:
    """Chi-square statistic (1 degree of freedom) and two-sided p-value by the method asked for."""

    statistic: np.ndarray
    p_value: np.ndarray


def mcnemar_test(
    only_first: ArrayLike,
    only_second: ArrayLike,
    *,
    method: Literal["exact", "mid_p", "asymptotic"] = "exact",
) -> McNemar:
    """McNemar's test from the respondents who chose only the first, and only the second, option.

    Both broadcast. `exact` is the binomial's, `mid_p` counts the observed outcome half, `asymptotic` the
    chi-square's without continuity correction. Where nobody chose just one, p is 1. Weighted or clustered
    answers: contrast their two shares instead (`shares.contrast`).
    Source: McNemar 1947; Fagerland, Lydersen & Laake 2013; R's mcnemar.test and binom.test.
    """
    b, c = np.asarray(only_first, dtype=float), np.asarray(only_second, dtype=float)
    n, fewer = b + c, np.minimum(b, c)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = np.where(n > 0, (b - c) ** 2 / n, 0.0)
    if method == "asymptotic":
        return McNemar(statistic, chdtrc(1, statistic))
    p_value = 2 * bdtr(fewer, n.astype(int), 0.5)
    if method == "mid_p":
        p_value = p_value - np.exp(gammaln(n + 1) - gammaln(b + 1) - gammaln(c + 1) - n * np.log(2))
    return McNemar(statistic, np.minimum(p_value, 1.0))
