"""What the pipeline's GROUP BY gives the statistics, made with pandas from a frame of respondents."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.stats.totals import DomainRatio, TotalCovariance, domain_ratio, total_covariance


def psu_sums(
    frame: pd.DataFrame, values: dict[str, pd.Series], *, stratum: str | None, psu: str | None
) -> pd.DataFrame:
    """One row per PSU: the stratum `h` and the sums of `values` over its respondents."""
    keys = {
        "h": frame[stratum] if stratum else 0,
        "psu": frame[psu] if psu else np.arange(len(frame)),
    }
    return frame.assign(**values, **keys).groupby(["h", "psu"])[list(values)].sum().reset_index("h")


def ratio_of(
    frame: pd.DataFrame, weight, value, *, stratum=None, psu=None, population=None, where=True, lonely="flag"
) -> DomainRatio:
    """The weighted mean of `value` where `where`, with R's arguments in our kernel's shapes."""
    weight = weight * where * value.notna()
    filled = value.fillna(0)
    sums = psu_sums(
        frame, {"t0": weight, "t1": weight * filled, "any": (weight > 0) * 1.0}, stratum=stratum, psu=psu
    )
    products = sums.assign(m00=sums.t0**2, m01=sums.t0 * sums.t1, m11=sums.t1**2, here=(sums["any"] > 0) * 1)
    grouped = products.groupby("h")
    size = grouped.size()
    fraction = size * 0.0 if population is None else size / frame.groupby(stratum)[population].first()
    columns = [grouped[[name]].sum().to_numpy() for name in ("t0", "t1", "m00", "m01", "m11", "here")]
    return domain_ratio(size.to_numpy(), fraction.to_numpy(), *columns, lonely=lonely)


def totals_of(
    frame: pd.DataFrame,
    values: dict[str, pd.Series],
    *,
    stratum=None,
    psu=None,
    population=None,
    lonely="flag",
) -> TotalCovariance:
    """The totals of `values` (weights inside) with their covariance."""
    sums = psu_sums(frame, values, stratum=stratum, psu=psu)
    groups = [block[list(values)].to_numpy(dtype=float) for _, block in sums.groupby("h")]
    size = np.array([len(block) for block in groups])
    fraction = (
        np.zeros(len(size)) if population is None else size / frame.groupby(stratum)[population].first()
    )
    products = np.stack([block.T @ block for block in groups])
    return total_covariance(
        size, fraction, np.stack([block.sum(axis=0) for block in groups]), products, lonely=lonely
    )
