"""An estimate of one study or group on the scale it is pooled on, with its variance there."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, log, nan

from pipeline.stats.correlation import PERFECT


@dataclass(frozen=True, slots=True)
class Effect:
    """`value` on the pooling scale and its `variance`; NaN with a `flag` where there is none."""

    value: float
    variance: float
    flag: str | None = None


def correlation_effect(estimate: float, effective_base: float, *, is_rank: bool = False) -> Effect:
    """Fisher's z with variance 1 / (base - 3); of a rank correlation (1 + r²/2) / (base - 3).

    A base up to 3, a perfect or a missing correlation gives no effect. Source: Bonett & Wright 2000.
    """
    if not (effective_base > 3 and abs(estimate) < 1 - PERFECT):
        return Effect(nan, nan, "not_estimable")
    spread = 1 + estimate**2 / 2 if is_rank else 1.0
    return Effect(atanh(estimate), spread / (effective_base - 3))


def share_effect(share: float, std_error: float, effective_base: float) -> Effect:
    """The logit of a share with variance std_error² / (share (1 - share))².

    0 and all of the base enter with half a respondent added to each side, and the flag `boundary`.
    """
    if not (effective_base > 0 and 0 <= share <= 1):
        return Effect(nan, nan, "not_estimable")
    if share in (0, 1):
        yes, no = share * effective_base + 0.5, (1 - share) * effective_base + 0.5
        return Effect(log(yes / no), 1 / yes + 1 / no, "boundary")
    return Effect(log(share / (1 - share)), (std_error / (share * (1 - share))) ** 2)
