"""Does each step up add to the outcome, is there a plateau, or does it turn?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.adjust import holm
from pipeline.stats.correlation import quantile, two_sided


@dataclass(frozen=True, slots=True, eq=False)
class MonotonicSteps:
    """The outcome over L ordered levels, and the L - 1 steps between neighbours.

    `differences` to `p_adjusted` (L - 1,): higher level minus lower, Welch's test, Holm over the steps.
    `trends` (L - 1,): p of a linear trend over the levels from this one on. `isotonic` (L,): the nearest means
    that never fall (never rise, where the trend is down). `plateau_from`: the level from which on no trend is
    left, None where it holds to the last step. `verdict`: `each_step_adds`, `rises`, `plateau`, `turns`,
    `no_trend` (`each_step_takes` and `falls` on the way down).
    """

    differences: np.ndarray
    std_errors: np.ndarray
    df: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p_values: np.ndarray
    p_adjusted: np.ndarray
    trends: np.ndarray
    isotonic: np.ndarray
    plateau_from: int | None
    verdict: str
    flag: str | None = None


def monotonic_steps(
    means: ArrayLike, variances: ArrayLike, effective_bases: ArrayLike, *, confidence: float = 0.95
) -> MonotonicSteps:
    """From mean, variance and effective base (L,) of the outcome at each level, lowest first.

    The plateau is found by testing trends from the lowest level up and stopping at the first that is not
    significant, so that the family-wise error is 1 - confidence. A level with a base under 2, or no variance
    in any, is `not_estimable`.
    """
    m, v, n = (np.asarray(part, float) for part in (means, variances, effective_bases))
    if len(m) < 2 or not (n >= 2).all() or not (v >= 0).all() or not (v > 0).any():
        empty = np.full(max(len(m) - 1, 0), nan)
        return MonotonicSteps(
            *(empty, empty, empty, empty, empty, empty, empty, empty),
            isotonic=np.full(len(m), nan),
            plateau_from=None,
            verdict="not_estimable",
            flag="not_estimable",
        )
    steps = [_contrast([-1.0, 1.0], m[i : i + 2], v[i : i + 2], n[i : i + 2]) for i in range(len(m) - 1)]
    trends = [_contrast(_linear(len(m) - i), m[i:], v[i:], n[i:]) for i in range(len(m) - 1)]
    difference, std_error, df, p = (np.array(column) for column in zip(*steps, strict=True))
    half = np.array([quantile(0.5 + confidence / 2, df=one) for one in df]) * std_error
    direction = 1.0 if trends[0][0] >= 0 else -1.0
    plateau = _plateau(trends, direction, 1 - confidence)
    adjusted = holm(p)
    return MonotonicSteps(
        differences=difference,
        std_errors=std_error,
        df=df,
        low=difference - half,
        high=difference + half,
        p_values=p,
        p_adjusted=adjusted,
        trends=np.array([trend[3] for trend in trends]),
        isotonic=direction * isotonic_means(direction * m, n / np.where(v > 0, v, v[v > 0].min())),
        plateau_from=plateau,
        verdict=_verdict(direction * difference, adjusted < 1 - confidence, plateau, direction),
    )


def isotonic_means(means: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """(L,): the weighted least squares means that never fall, by pooling neighbours that do (Barlow 1972)."""
    pools: list[tuple[float, float, int]] = []
    for mean, weight in zip(means, weights, strict=True):
        pools.append((float(mean), float(weight), 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (low, a, i), (high, b, j) = pools.pop(), pools.pop()
            pools.append(((low * a + high * b) / (a + b), a + b, i + j))
    return np.concatenate([np.full(size, mean) for mean, _, size in pools])


def _linear(levels: int) -> np.ndarray:
    """Scores of a linear trend, scaled to the rise per level."""
    score = np.arange(levels) - (levels - 1) / 2
    return score / (score @ score)


def _contrast(
    scores: Sequence[float] | np.ndarray, m: np.ndarray, v: np.ndarray, n: np.ndarray
) -> tuple[float, float, float, float]:
    """Estimate, standard error, Welch-Satterthwaite df and p of a contrast of means."""
    part = np.asarray(scores) ** 2 * v / n
    total = float(part.sum())
    if total <= 0:
        return float(np.asarray(scores) @ m), nan, nan, nan
    df = total**2 / float((part**2 / (n - 1)).sum())
    estimate = float(np.asarray(scores) @ m)
    return estimate, sqrt(total), df, two_sided(estimate / sqrt(total), df=df)


def _plateau(trends: list[tuple[float, float, float, float]], direction: float, alpha: float) -> int | None:
    for level, (estimate, _, _, p) in enumerate(trends):
        if not (p < alpha and direction * estimate > 0):
            return level
    return None


def _verdict(gains: np.ndarray, is_sure: np.ndarray, plateau: int | None, direction: float) -> str:
    if (is_sure & (gains < 0)).any():
        return "turns"
    if plateau == 0:
        return "no_trend"
    if plateau is not None:
        return "plateau"
    if (is_sure & (gains > 0)).all():
        return "each_step_adds" if direction > 0 else "each_step_takes"
    return "rises" if direction > 0 else "falls"
