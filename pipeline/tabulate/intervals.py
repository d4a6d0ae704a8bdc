"""The interval of a share by the method that the study chose, and the name it goes by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.codebook.model import Choices
from pipeline.stats.arcsine import arcsine_interval
from pipeline.stats.clopper_pearson import clopper_pearson_interval
from pipeline.stats.interval import Interval, design_effective_base, design_wilson_interval
from pipeline.stats.jeffreys import jeffreys_interval
from pipeline.stats.korn_graubard import korn_graubard_interval
from pipeline.stats.logit import logit_interval
from pipeline.stats.totals import DomainRatio


@dataclass(frozen=True, slots=True)
class Precise:
    """What an interval is made of, (shares,) each. `is_simple`: equal weights and no declared design."""

    ratio: DomainRatio
    unweighted_base: np.ndarray
    kish_effect: np.ndarray
    is_simple: np.ndarray

    @property
    def effective_base(self) -> np.ndarray:
        """Respondents that a simple random sample of the same precision has."""
        effective = design_effective_base(
            self.ratio.share,
            self.ratio.variance,
            unweighted_base=self.unweighted_base,
            kish_effect=self.kish_effect,
        )
        return np.where(self.is_simple, self.unweighted_base, effective)

    @property
    def simple_variance(self) -> np.ndarray:
        """p(1-p)/n where the sample is a simple one, else the design's variance."""
        p = self.ratio.share
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.is_simple, p * (1 - p) / self.unweighted_base, self.ratio.variance)

    @property
    def simple_df(self) -> np.ndarray:
        """Infinite where the sample is a simple one: the quantile is the normal's."""
        return np.where(self.is_simple, np.inf, self.ratio.df)


def share_interval(precise: Precise, choices: Choices) -> Interval:
    """Both ends (shares,). In a simple sample each method is its textbook form, else the design's."""
    share, base = precise.ratio.share, precise.unweighted_base
    df, variance = precise.simple_df, precise.simple_variance
    confidence = choices.confidence
    match choices.interval:
        case "logit":
            return logit_interval(share, variance, df=df, confidence=confidence)
        case "arcsine":
            return arcsine_interval(share, variance, df=df, confidence=confidence)
        case "korn_graubard":
            found = korn_graubard_interval(
                share, variance, unweighted_base=base, df=precise.ratio.df,
                kish_effect=precise.kish_effect, confidence=confidence,
            )  # fmt: skip
            exact = clopper_pearson_interval(share, base, confidence=confidence)
            simple = precise.is_simple
            return Interval(np.where(simple, exact.low, found.low), np.where(simple, exact.high, found.high))
        case "clopper_pearson":
            return clopper_pearson_interval(share, precise.effective_base, confidence=confidence)
        case "jeffreys":
            return jeffreys_interval(share, precise.effective_base, confidence=confidence)
    return design_wilson_interval(
        share,
        precise.ratio.variance,
        unweighted_base=base,
        df=precise.ratio.df,
        kish_effect=precise.kish_effect,
        is_simple=precise.is_simple,
        confidence=confidence,
    )


def interval_name(choices: Choices, *, has_design: bool) -> str:
    """The word for `interval_method`: the method, with `design_` before it where weights or a design count."""
    prefixed = has_design and choices.interval != "korn_graubard"
    return f"design_{choices.interval}" if prefixed else choices.interval
