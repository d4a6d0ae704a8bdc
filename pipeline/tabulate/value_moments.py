"""Mean, spread and median of a number, one of each for every column of the tables."""

from __future__ import annotations

import numpy as np

from pipeline.frame.build import Frame
from pipeline.stats.totals import DomainRatio, domain_ratio, influence_variance
from pipeline.tabulate.values import Values

ROUNDING = 1e-13  # the part of a sum of squared weights under which they are equal
SUMS = ("s0", "s1", "m00", "m01", "m11", "psus")


def mean_ratio(frame: Frame, values: Values) -> DomainRatio:
    """(columns,) the mean as a ratio of totals: sum of w x over sum of w, from PSU totals by stratum."""
    shift = float(np.average(values.x, weights=values.w)) if values.w.sum() > 0 else 0.0
    x = values.x - shift  # squares of large numbers cancel badly
    columns = [
        _clustered_sums(frame, values, x, values.in_column(column))
        if frame.is_clustered
        else _simple_sums(frame, values, x, values.in_column(column))
        for column in range(values.is_member.shape[1])
    ]
    sums = np.stack(columns, axis=2)  # (sums, strata, columns)
    ratio = domain_ratio(frame.strata.psus, frame.strata.fraction, *sums, lonely=frame.lonely)
    return DomainRatio(ratio.share + shift, ratio.variance, ratio.df, ratio.is_lonely)


def sum_ratio(frame: Frame, values: Values) -> DomainRatio:
    """(columns,) the weighted sums of the values, with the variance of a total.

    Of w x = c w + w (x - c), so that the spread of values far from 0 is not what rounding leaves of their squares.
    """
    shift = float(np.average(values.x, weights=values.w)) if values.w.sum() > 0 else 0.0
    columns = [
        (_clustered_sums if frame.is_clustered else _simple_sums)(
            frame, values, values.x - shift, values.in_column(at)
        )
        for at in range(values.is_member.shape[1])
    ]
    s0, s1, m00, m01, m11, psus = np.stack(columns, axis=2)
    a = np.where(frame.strata.psus > 1, frame.strata.psus, np.inf)[
        :, None
    ]  # a lonely PSU's square stays whole
    of_weights = m00 - s0**2 / a
    of_weights = np.where(of_weights > ROUNDING * m00, of_weights, 0.0)
    spread = shift**2 * of_weights + 2 * shift * (m01 - s0 * s1 / a) + m11 - s1**2 / a
    found = influence_variance(
        frame.strata.psus, frame.strata.fraction, np.zeros_like(spread), spread, psus, lonely=frame.lonely
    )
    total = (shift * s0 + s1).sum(axis=0)
    return DomainRatio(total, found.variance, found.df, found.is_lonely)


def _simple_sums(frame: Frame, values: Values, x: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """(sums, strata) of one column, where respondents are the PSUs."""
    x, w, ww = x[inside], values.w[inside], values.ww[inside]
    terms = (w, w * x, ww, ww * x, ww * x * x, values.psus[inside])
    return np.stack([np.bincount(values.stratum[inside], term, len(frame.strata.names)) for term in terms])


def _clustered_sums(frame: Frame, values: Values, x: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """(sums, strata) of one column from the totals of its PSUs."""
    strata = len(frame.strata.names)
    psus = int(values.psu.max()) + 1 if len(values.psu) else 0
    place = values.stratum[inside] * psus + values.psu[inside]
    w = values.w[inside]
    t0, t1 = (np.bincount(place, term, strata * psus).reshape(strata, psus) for term in (w, w * x[inside]))
    return np.stack(
        [term.sum(axis=1) for term in (t0, t1, t0 * t0, t0 * t1, t1 * t1, (t0 > 0).astype(float))]
    )


def spread_of(values: Values, mean: np.ndarray) -> np.ndarray:
    """(columns,) weighted standard deviations, n - 1, n those with a weight; NaN for a single one. R's svyvar."""
    found = np.full(len(mean), np.nan)
    for column in range(len(mean)):
        inside = values.in_column(column)
        n, w = values.psus[inside].sum(), values.w[inside]
        if n > 1 and w.sum() > 0:
            around = (w * (values.x[inside] - mean[column]) ** 2).sum()
            found[column] = np.sqrt(around / w.sum() * n / (n - 1))
    return found


def medians(values: Values) -> np.ndarray:
    """(columns,) the smallest value that half the weight lies at or below; the mean of two where it is exactly half."""
    order = np.argsort(values.x, kind="stable")
    x, w = values.x[order], values.w[order]
    member = values.cell[order]
    return np.array(
        [
            _median(x, np.where(values.is_member[member, at], w, 0.0))
            for at in range(values.is_member.shape[1])
        ]
    )


def _median(x: np.ndarray, w: np.ndarray) -> float:
    x, w = x[w > 0], w[w > 0]
    if not len(x):
        return np.nan
    part = np.cumsum(w) / w.sum()
    at = int(np.searchsorted(part, 0.5 - 1e-12))
    higher = x[at:][x[at:] > x[at]]
    is_half = abs(part[at + np.count_nonzero(x[at:] == x[at]) - 1] - 0.5) <= 1e-12 and len(higher)
    return float((x[at] + higher[0]) / 2 if is_half else x[at])
