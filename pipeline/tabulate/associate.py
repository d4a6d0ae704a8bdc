"""Does an item depend on the banner? One test per item and banner."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.frame.banners import TOTAL
from pipeline.frame.build import Frame
from pipeline.frame.evidence import evidence_of
from pipeline.frame.flags import is_suppressed, wave_flags
from pipeline.frame.subjects import Subject
from pipeline.stats.chi2 import chi2_test
from pipeline.stats.cramers_v import cramers_v
from pipeline.stats.interval import t_quantile
from pipeline.stats.multiple_response import multiple_response_test
from pipeline.stats.rao_scott import rao_scott
from pipeline.tabulate.count import IN_BASE, MISSING, Counts
from pipeline.tabulate.table_covariance import BannerTable, Tables, banner_table
from pipeline.tabulate.two_by_two import NO_ODDS, across_strata, exact_test, odds_of

NUMBERS = "statistic df1 df2 p_value cramers_v odds_ratio odds_low odds_high unweighted_base".split()


def associations(
    frame: Frame, subject: Subject, counts: Counts, weighting: str, tables: Tables | None
) -> pd.DataFrame:
    """One row per universe and single-response banner. `tables` None: neither weight nor design, nor a set.

    Pearson's chi-square (simulated where expected counts are small) where there is neither weight nor
    design, else Rao and Scott's; a multiple-response set is tested as one, by Bilder and Loughin's
    first-order correction. p-values are adjusted later, over the family.
    """
    banners = _testable(frame, subject)
    confidence = frame.choices.confidence
    codes = tuple(option.code for option in subject.options)
    rows = []
    for universe in frame.universes:
        for banner in banners:
            place = {"item": subject.name, "universe": universe, "banner": banner, "weighting": weighting}
            if tables is None:
                found = _respondents(counts, universe, banner, codes)
                exact = exact_test(found, confidence=confidence)
                rows += [
                    {**place, **_simple(found, confidence=confidence)},
                    *([{**place, **exact}] if exact else []),
                ]
                continue
            without = tuple(code for code in counts.options if code.startswith(MISSING))
            chosen = (IN_BASE, *codes, *without) if subject.is_multiple else codes
            table = banner_table(
                frame, counts, tables, universe=universe, banner=banner, options=chosen,
                sums_to_whole=not subject.is_multiple,
            )  # fmt: skip
            rows.append(
                {
                    **place,
                    **(
                        _set(table, len(without))
                        if subject.is_multiple
                        else _designed(table, confidence=confidence)
                    ),
                }
            )
        for banner in dict.fromkeys(column.banner for column in frame.columns) if tables is None else ():
            place = {"item": subject.name, "universe": universe, "banner": banner, "weighting": weighting}
            stratified = across_strata(frame, subject, counts, universe, banner)
            rows += [{**place, **stratified}] if stratified else []
    return _finished(frame, pd.DataFrame(rows), counts)


def _testable(frame: Frame, subject: Subject) -> list[str]:
    """Banners of one item whose columns do not overlap, other than the item itself.

    A crossing is no second variable: what it adds to its two items is for the letters to say.
    """
    multiple = {one.name for one in frame.subjects if one.is_multiple}
    banners = dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL)
    return [banner for banner in banners if "*" not in banner and banner not in {subject.name, *multiple}]


def _respondents(counts: Counts, universe: str, banner: str, codes: tuple[str, ...]) -> np.ndarray:
    columns = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
    options = [counts.options.index(code) for code in codes]
    return counts.n[:, columns][:, :, options].sum(axis=0)


def _simple(table: np.ndarray, *, confidence: float) -> dict[str, object]:
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
        **odds_of(table, confidence=confidence),
    }


def _designed(table: BannerTable, *, confidence: float) -> dict[str, object]:
    test = rao_scott(table.totals, table.covariance, n=table.unweighted_base, df=table.df)
    defined = min(test.shape) > 1
    effect = float(cramers_v(test.pearson, table.unweighted_base, *test.shape)) if defined else np.nan
    return {
        "method": "rao_scott",
        "statistic": test.statistic,
        "df1": test.df1,
        "df2": test.df2,
        "p_value": test.p_value,
        "cramers_v": effect,
        "unweighted_base": table.unweighted_base,
        **_design_odds(table, confidence=confidence),
    }


def _design_odds(table: BannerTable, *, confidence: float) -> dict[str, object]:
    """The weighted odds ratio with the interval that the design leaves its logarithm; NaN at an empty cell."""
    if table.totals.shape != (2, 2) or not (table.totals > 0).all():
        return dict(NO_ODDS)
    sign = np.array([1.0, -1.0, -1.0, 1.0])
    log, gradient = float(sign @ np.log(table.totals).ravel()), sign / table.totals.ravel()
    error = np.sqrt(max(float(gradient @ table.covariance @ gradient), 0.0))
    half = float(t_quantile(table.df, confidence=confidence)) * error
    return {"odds_ratio": np.exp(log), "odds_low": np.exp(log - half), "odds_high": np.exp(log + half)}


def _set(table: BannerTable, without: int) -> dict[str, object]:
    """The last `without` rows are reasons for no answer: the base of the test is those who answered."""
    rows, columns = table.totals.shape
    answered = np.eye(rows)[: rows - without]
    answered[0, rows - without :] = -1.0
    totals, cells = answered @ table.totals, np.kron(answered, np.eye(columns))
    covariance, n = cells @ table.covariance @ cells.T, int((answered @ table.respondents)[0])
    test = multiple_response_test(totals[0], totals[1:], covariance, n=n, df=table.df)
    return {
        "method": "rao_scott",
        "statistic": test.statistic,
        "df1": test.df1,
        "df2": test.df2,
        "p_value": test.p_value,
        "cramers_v": np.nan,
        "unweighted_base": n,
        **NO_ODDS,
    }


def _pearson(table: np.ndarray) -> float:
    kept = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    expected = np.outer(kept.sum(axis=1), kept.sum(axis=0)) / kept.sum()
    return float(((kept - expected) ** 2 / expected).sum())


def _finished(frame: Frame, rows: pd.DataFrame, counts: Counts) -> pd.DataFrame:
    if rows.empty:
        return rows
    behind = {
        key[0]: n for key, n in zip(counts.columns, counts.contributors, strict=True) if key[1] == TOTAL
    }
    hidden = is_suppressed(np.minimum(rows["unweighted_base"].to_numpy(float), rows["universe"].map(behind)))
    undefined = ~hidden & rows["p_value"].isna().to_numpy()
    always = " ".join(wave_flags(frame.wave))
    words = np.where(hidden, "suppressed", np.where(undefined, "not_estimable", ""))
    rows = rows.assign(evidence=evidence_of(frame.wave), flag=[f"{word} {always}".strip() for word in words])
    shown = rows[NUMBERS].to_numpy(float)
    shown[hidden] = np.nan
    return rows.assign(**dict(zip(NUMBERS, shown.T, strict=True)))
