"""Two one-sided tests: is a correlation too small to matter, rather than merely not found?"""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, nan, sqrt, tanh

from pipeline.stats.correlation import PERFECT, quantile


@dataclass(frozen=True, slots=True)
class Equivalence:
    """`p_value` against the correlation lying at or beyond ± `bound`; `low`, `high` the 1 - 2 alpha interval.

    `verdict`: `negligible` (inside the bounds), `relevant` (outside zero), `both` (there, but too small to
    matter), `undecided`.
    """

    p_value: float
    low: float
    high: float
    bound: float
    is_equivalent: bool
    verdict: str
    flag: str | None = None


def equivalence(
    estimate: float, effective_base: float, *, bound: float = 0.1, alpha: float = 0.05, is_rank: bool = False
) -> Equivalence:
    """TOST of a correlation on Fisher's scale (Schuirmann 1987; Lakens 2017) against ± `bound`.

    A rank correlation has Bonett & Wright's standard error. A base up to 3, a perfect or missing
    correlation is `not_estimable`.
    """
    from scipy.special import ndtr

    if not (effective_base > 3 and abs(estimate) < 1 - PERFECT):
        return Equivalence(
            nan, nan, nan, bound, is_equivalent=False, verdict="undecided", flag="not_estimable"
        )
    std_error = sqrt((1 + estimate**2 / 2 if is_rank else 1.0) / (effective_base - 3))
    z, edge = atanh(estimate), atanh(bound)
    above, below = ndtr(-(z + edge) / std_error), ndtr((z - edge) / std_error)
    p_value = float(max(above, below))
    half = quantile(1 - alpha) * std_error
    is_equivalent = p_value < alpha
    is_there = abs(z) > quantile(1 - alpha / 2) * std_error
    return Equivalence(
        p_value=p_value,
        low=tanh(z - half),
        high=tanh(z + half),
        bound=bound,
        is_equivalent=is_equivalent,
        verdict=_VERDICTS[is_equivalent, is_there],
    )


_VERDICTS = {
    (True, False): "negligible",
    (False, True): "relevant",
    (True, True): "both",
    (False, False): "undecided",
}
