"""Sector rates at one common size mix, so that a sector of large firms is not called a leader for that."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError


@dataclass(frozen=True, slots=True)
class StandardizedRates:
    """Rates (B,), their covariance (B, B), and the part of the mix (B,) that had no respondents."""

    rates: np.ndarray
    covariance: np.ndarray
    missing_mix: np.ndarray


def standardized_rates(rates: ArrayLike, covariance: ArrayLike, mix: ArrayLike) -> StandardizedRates:
    """Direct standardisation: sum over size classes of the fixed mix times the rate in the class.

    `rates` (B, S): the rate of each sector in each size class; `covariance` (B*S, B*S) of them in row
    order, or their variances (B, S) where they are independent; `mix` (S,) the common shares of the
    classes, summing to 1. A sector without respondents in a class of the mix is NaN, and `missing_mix`
    says how much of the mix that is. Raises EstimationError for a mix that does not sum to 1.
    Source: Kitagawa 1955; Fleiss 1981; R survey's svystandardize, svycontrast.
    """
    r, v, m = (np.asarray(values, dtype=float) for values in (rates, covariance, mix))
    if (m < 0).any() or not abs(m.sum() - 1) < 1e-9:
        raise EstimationError(f"standardisation: the mix sums to {m.sum():.6g}; give shares that sum to 1")
    v = v if v.shape == (r.size, r.size) and r.size > 1 else np.diag(v.ravel())
    missing = np.where(np.isnan(r), m, 0.0).sum(axis=1)
    weights = np.kron(np.eye(len(r)), m)
    used = np.where(np.isnan(r.ravel()), 0.0, weights)
    uses = (used != 0).astype(float)
    lost = uses @ np.isnan(v).astype(float) @ uses.T > 0
    undefined = missing > 0
    return StandardizedRates(
        np.where(undefined, np.nan, used @ np.nan_to_num(r.ravel())),
        np.where(lost | undefined[:, None] | undefined[None, :], np.nan, used @ np.nan_to_num(v) @ used.T),
        missing,
    )
