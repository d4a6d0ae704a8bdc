"""Every defensible analysis at once, and the chance of such a set of results without any relation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from pipeline.errors import EstimationError
from pipeline.stats.correlation import Correlation
from pipeline.stats.specification import Specification, critical_correlation, estimate
from pipeline.stats.specification_bootstrap import null_correlations
from pipeline.stats.specification_permutation import permuted_correlations, score_orders

# Correlations this close are equal: the same sums in another order.
TIE = 1e-12


@dataclass(frozen=True, slots=True)
class SpecificationCurve:
    """The correlation of each specification, in the order given, and three summaries with their joint p.

    `share_same_sign` is the larger of the shares above and below zero, `share_significant` the share that is
    significant with the median's sign; both leave out the `not_estimable` specifications. `null` says how the
    null was imposed: `permutation`, or `bootstrap` where a specification has controls.
    """

    estimates: tuple[Correlation, ...]
    median: float
    share_same_sign: float
    share_significant: float
    median_p_value: float
    same_sign_p_value: float
    significant_p_value: float
    not_estimable: int
    null: str
    replicates: int
    seed: int
    flag: str | None = None


def specification_curve(
    specifications: Sequence[Specification],
    *,
    replicates: int = 500,
    seed: int,
    confidence: float = 0.95,
) -> SpecificationCurve:
    """Estimate all, and test them jointly (Simonsohn, Simmons & Nelson 2020); same seed, same numbers.

    p = (1 + replicates at least as extreme) / (replicates + 1). Without an estimable specification the
    summaries are NaN. Raises EstimationError where specifications have different respondents.
    """
    sizes = {len(one.x) for one in specifications} | {len(one.y) for one in specifications}
    if len(sizes) > 1:
        raise EstimationError(f"specifications have {sorted(sizes)} respondents; give all the same rows.")
    estimates = tuple(estimate(one, confidence=confidence) for one in specifications)
    usable = [i for i, found in enumerate(estimates) if not np.isnan(found.p_value)]
    used = [specifications[i] for i in usable]
    null = "bootstrap" if any(one.controls is not None for one in used) else "permutation"
    lost = len(estimates) - len(used)
    if not used:
        return SpecificationCurve(
            estimates, nan, nan, nan, nan, nan, nan, lost, null, replicates, seed, "not_estimable"
        )
    draw = np.random.default_rng(seed)
    if null == "bootstrap":
        drawn = null_correlations(used, replicates, draw)
    else:
        drawn = permuted_correlations(used, score_orders(used, replicates, draw))
    critical = np.array([critical_correlation(one, confidence=confidence) for one in used])
    found = _summaries(np.array([[estimates[i].estimate for i in usable]]), critical)[0]
    chance = _summaries(drawn, critical)
    p = (1 + (np.abs(chance) >= np.abs(found) - TIE).sum(0)) / (replicates + 1)
    return SpecificationCurve(
        estimates,
        *(float(found[0]), float(found[1]), float(found[2])),
        *(float(p[0]), float(p[1]), float(p[2])),
        not_estimable=lost,
        null=null,
        replicates=replicates,
        seed=seed,
    )


def _summaries(correlations: np.ndarray, critical: np.ndarray) -> np.ndarray:
    """(B, 3) of (B, S): median, share of the commoner sign, share significant with the median's sign."""
    median = np.median(correlations, axis=1)
    same = np.maximum((correlations > TIE).mean(1), (correlations < -TIE).mean(1))
    toward = correlations * np.where(median >= 0, 1.0, -1.0)[:, None]
    return np.column_stack([median, same, (toward >= critical - TIE).mean(1)])
