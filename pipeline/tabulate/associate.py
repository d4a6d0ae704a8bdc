"""Does an item depend on the banner? One test per item and banner."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.frame.banners import TOTAL
from pipeline.frame.build import UNWEIGHTED, Frame
from pipeline.frame.evidence import evidence_of
from pipeline.frame.flags import SUPPRESSED_UNDER, wave_flags
from pipeline.frame.subjects import Subject
from pipeline.stats.chi2 import chi2_test
from pipeline.stats.cramers_v import cramers_v
from pipeline.stats.rao_scott import rao_scott
from pipeline.stats.totals import total_covariance
from pipeline.tabulate.count import Counts

NUMBERS = "statistic df1 df2 p_value cramers_v unweighted_base".split()


def associations(frame: Frame, subject: Subject, counts: Counts, weighting: str) -> pd.DataFrame:
    """One row per universe and single-response banner of a single-response item.

    Pearson's chi-square (simulated where expected counts are small) where there is neither weight nor
    design, else Rao and Scott's. p-values are adjusted later, over the family.
    """
    if subject.is_multiple or frame.is_clustered:
        return pd.DataFrame()
    options = [
        place for place, code in enumerate(counts.options) if code in {o.code for o in subject.options}
    ]
    rows = []
    for universe in frame.universes:
        for banner in _testable(frame, subject):
            columns = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
            picked = np.ix_(range(len(frame.strata.psus)), columns, options)
            is_simple = weighting == UNWEIGHTED and not frame.has_design
            numbers = _simple(counts.n[picked]) if is_simple else _designed(frame, counts, picked)
            rows.append(
                {
                    "item": subject.name,
                    "universe": universe,
                    "banner": banner,
                    "weighting": weighting,
                    **numbers,
                }
            )
    return _finished(frame, pd.DataFrame(rows))


def _testable(frame: Frame, subject: Subject) -> list[str]:
    """Banners of one item whose columns do not overlap, other than the item itself.

    A crossing is no second variable: what it adds to its two items is for the letters to say.
    """
    multiple = {one.name for one in frame.subjects if one.is_multiple}
    banners = dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL)
    return [banner for banner in banners if "*" not in banner and banner not in {subject.name, *multiple}]


def _simple(n: np.ndarray) -> dict[str, object]:
    table = n.sum(axis=0)
    test = chi2_test(table)
    effect = float(cramers_v(_pearson(table), test.n, *test.shape)) if min(test.shape) > 1 else np.nan
    return {
        "method": test.method,
        "statistic": test.statistic,
        "df1": test.df or np.nan,
        "df2": np.nan,
        "p_value": test.p_value,
        "cramers_v": effect,
        "unweighted_base": test.n,
    }


def _designed(frame: Frame, counts: Counts, picked: tuple[np.ndarray, ...]) -> dict[str, object]:
    sums, squares, n = counts.s[picked], counts.m[picked], counts.n[picked]
    strata, columns, options = sums.shape
    flat = sums.reshape(strata, -1)
    products = np.einsum("hk,kl->hkl", squares.reshape(strata, -1), np.eye(columns * options))
    covariance = total_covariance(frame.strata.psus, frame.strata.fraction, flat, products).covariance
    base = float(n.sum())
    present = counts.psus[picked].sum(axis=(1, 2))
    test = rao_scott(sums.sum(axis=0), covariance, n=base, df=float(present.sum() - (present > 0).sum()))
    effect = float(cramers_v(test.pearson, base, *test.shape)) if min(test.shape) > 1 else np.nan
    return {
        "method": "rao_scott",
        "statistic": test.statistic,
        "df1": test.df1,
        "df2": test.df2,
        "p_value": test.p_value,
        "cramers_v": effect,
        "unweighted_base": base,
    }


def _pearson(table: np.ndarray) -> float:
    kept = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    expected = np.outer(kept.sum(axis=1), kept.sum(axis=0)) / kept.sum()
    return float(((kept - expected) ** 2 / expected).sum())


def _finished(frame: Frame, rows: pd.DataFrame) -> pd.DataFrame:
    if rows.empty:
        return rows
    base = rows["unweighted_base"].to_numpy(float)
    hidden = base < SUPPRESSED_UNDER
    undefined = ~hidden & rows["p_value"].isna().to_numpy()
    always = " ".join(wave_flags(frame.wave))
    words = np.where(hidden, "suppressed", np.where(undefined, "not_estimable", ""))
    rows = rows.assign(evidence=evidence_of(frame.wave), flag=[f"{word} {always}".strip() for word in words])
    rows.loc[hidden, NUMBERS] = np.nan
    return rows
