"""Does an item depend on the banner? One test per item and banner."""

from __future__ import annotations

from collections.abc import Iterator

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
from pipeline.tabulate.shown_cells import ShownCells, shown_cells
from pipeline.tabulate.table_covariance import BannerTable, Tables, banner_table
from pipeline.tabulate.two_by_two import NO_ODDS, across_strata, exact_test, odds_of

PLACE = "item universe banner weighting method".split()
NUMBERS = "statistic df1 df2 p_value cramers_v odds_ratio odds_low odds_high unweighted_base".split()


def associations(  # noqa: PLR0917 - the item, and what was counted of it
    frame: Frame,
    subject: Subject,
    counts: Counts,
    weighting: str,
    tables: Tables | None,
    hidden: np.ndarray,
) -> pd.DataFrame:
    """One row per universe and single-response banner. `tables` None: neither weight nor design, nor a set.

    `hidden` (columns, options): cells of `rates` that are not shown. A column without any that is shown is left
    out, and an option with a cell that is not shown in another column: a test tells of every cell it looks at.

    Pearson's chi-square (simulated where expected counts are small) where there is neither weight nor
    design, else Rao and Scott's; a multiple-response set is tested as one, by Bilder and Loughin's
    first-order correction. p-values are adjusted later, over the family.
    """
    rows = []
    for universe in frame.universes:
        for banner in _testable(frame, subject):
            place = {"item": subject.name, "universe": universe, "banner": banner, "weighting": weighting}
            found = _tests(frame, subject, counts, tables, hidden, (universe, banner))
            rows += [{**place, **one} for one in found]
        for banner in dict.fromkeys(column.banner for column in frame.columns) if tables is None else ():
            place = {"item": subject.name, "universe": universe, "banner": banner, "weighting": weighting}
            stratified = across_strata(frame, subject, counts, hidden, universe, banner)
            rows += [{**place, **stratified}] if stratified else []
    return _finished(frame, rows, counts)


def _tests(  # noqa: PLR0917 - the table, and what was counted of it
    frame: Frame,
    subject: Subject,
    counts: Counts,
    tables: Tables | None,
    hidden: np.ndarray,
    where: tuple[str, str],
) -> Iterator[dict[str, object]]:
    """The tests of one item by one banner, by universe and banner."""
    confidence = frame.choices.confidence
    codes = tuple(option.code for option in subject.options)
    reasons = tuple(code for code in counts.options if code.startswith(MISSING))
    without = reasons if subject.is_multiple else ()
    shown = shown_cells(counts, hidden, *where, codes, needed=without)
    if shown.is_too_little:
        yield {"method": "pearson_chi2" if tables is None else "rao_scott", **dict.fromkeys(NUMBERS, np.nan)}
        return
    if tables is None:
        respondents = _respondents(counts, shown)
        exact = exact_test(respondents, confidence=confidence)
        yield _simple(respondents, confidence=confidence)
        yield from [exact] if exact else []
        return
    chosen = (IN_BASE, *shown.options, *without) if subject.is_multiple else shown.options
    table = banner_table(
        frame, counts, tables, columns=shown.columns, options=chosen, sums_to_whole=not subject.is_multiple
    )
    yield _set(table, len(without)) if subject.is_multiple else _designed(table, confidence=confidence)


def _testable(frame: Frame, subject: Subject) -> list[str]:
    """Banners of one item whose columns do not overlap, other than the item itself.

    A crossing is no second variable: what it adds to its two items is for the letters to say.
    """
    multiple = {one.name for one in frame.subjects if one.is_multiple}
    banners = dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL)
    return [banner for banner in banners if "*" not in banner and banner not in {subject.name, *multiple}]


def _respondents(counts: Counts, shown: ShownCells) -> np.ndarray:
    options = [counts.options.index(code) for code in shown.options]
    return counts.n[:, shown.columns][:, :, options].sum(axis=0)


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


def _finished(frame: Frame, rows: list[dict[str, object]], counts: Counts) -> pd.DataFrame:
    if not rows:
        return pd.DataFrame()
    behind = {
        key[0]: n for key, n in zip(counts.columns, counts.contributors, strict=True) if key[1] == TOTAL
    }
    numbers = np.array([[row[name] for name in NUMBERS] for row in rows], dtype=float)
    base, p_value = (numbers[:, NUMBERS.index(name)] for name in ("unweighted_base", "p_value"))
    hidden = is_suppressed(np.fmin(base, [behind[str(row["universe"])] for row in rows]))
    words = np.select(
        [hidden, np.isnan(base), np.isnan(p_value)],
        ["suppressed", "suppressed_secondary", "not_estimable"],
        default="",
    )
    always = " ".join(wave_flags(frame.wave))
    return pd.DataFrame(
        {name: [row[name] for row in rows] for name in PLACE}
        | dict(zip(NUMBERS, np.where(hidden, np.nan, numbers.T), strict=True))
        | {"evidence": evidence_of(frame.wave), "flag": [f"{word} {always}".strip() for word in words]}
    )
