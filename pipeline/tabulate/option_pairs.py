"""Of two options of one set, is one chosen more often? By McNemar's test, or by the design."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.banners import TOTAL
from pipeline.frame.build import Frame
from pipeline.frame.evidence import evidence_of
from pipeline.frame.flags import base_flags, is_suppressed, joined_flags, wave_flags
from pipeline.frame.subjects import Subject
from pipeline.stats.interval import is_boundary
from pipeline.stats.mcnemar import mcnemar_test
from pipeline.stats.shares import t_test
from pipeline.tabulate.count import Counts
from pipeline.tabulate.design_letters import share_joint_covariance
from pipeline.tabulate.table_covariance import Tables
from pipeline.tabulate.table_rows import read_table_rows

MOST = 40  # options of a set; more make more pairs than anybody reads
NUMBERS = "share other_share difference std_error statistic df p_value".split()


def option_pairs(  # noqa: PLR0917 - the wave, the set, and what was counted of it
    engine: Engine,
    frame: Frame,
    subject: Subject,
    counts: Counts,
    weighting: str,
    tables: Tables,
    hidden: np.ndarray,
) -> pd.DataFrame:
    """One row per universe and pair of options of a set, as the table `option_pairs` has them.

    Exact McNemar in a simple sample; else the difference of the two shares, whose variance knows that the same
    respondents chose. p-values are adjusted later. A pair with
    a `hidden` (columns, options) share in the total of the universe has none. Reads what `read_item` left in the engine.
    """
    codes = [option.code for option in subject.options]
    if not subject.is_multiple or not 2 <= len(codes) <= MOST:
        return pd.DataFrame()
    if tables.products is not None:
        tables = Tables(rows=read_table_rows(engine, frame, counts.options, weighting))
    found = []
    for universe in frame.universes:
        total = counts.columns.index((universe, TOTAL, TOTAL))
        pairs = list(combinations(range(1, len(codes) + 1), 2))
        rows = _tests(frame, counts, tables, total, np.array(pairs), is_simple=frame.is_simple(weighting))
        rows = rows.assign(
            option=[codes[one - 1] for one, _ in pairs],
            other_option=[codes[other - 1] for _, other in pairs],
            universe=universe,
            unweighted_base=float(counts.n[:, total, 0].sum()),
        )
        few = bool(is_suppressed(counts.contributors[[total]])[0])
        found.append(_flagged(frame, rows, hidden[total][np.array(pairs) - 1].any(axis=1), is_few=few))
    return pd.concat(found).assign(item=subject.name, weighting=weighting, evidence=evidence_of(frame.wave))


def _tests(
    frame: Frame, counts: Counts, tables: Tables, total: int, pairs: np.ndarray, *, is_simple: bool
) -> pd.DataFrame:
    """One row per pair: options (pairs, 2) by their place in the counts."""
    s = counts.s.sum(axis=0)[total]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = s / s[0] if s[0] > 0 else np.full(len(s), np.nan)
    covariance, df = share_joint_covariance(frame, counts, tables, total)
    first, second = pairs[:, 0], pairs[:, 1]
    variance = (
        np.diag(covariance)[first - 1]
        + np.diag(covariance)[second - 1]
        - 2 * covariance[first - 1, second - 1]
    )
    # Everybody chose the one and nobody the other: the design leaves no error to hold the difference against.
    is_bare = is_boundary(share[first]) & is_boundary(share[second])
    std_error = np.where(is_bare & ~np.isnan(variance), 0.0, np.sqrt(np.maximum(variance, 0.0)))
    difference = share[first] - share[second]
    statistic, p_value = t_test(difference, np.where(is_bare, np.nan, std_error), df=df)
    if is_simple and tables.rows is not None:
        both = _both(tables, total)
        n = counts.n.sum(axis=0)[total]
        test = mcnemar_test(n[first] - both[first, second], n[second] - both[first, second])
        statistic, p_value = test.statistic, test.p_value
    return pd.DataFrame(
        {
            "method": "mcnemar" if is_simple else "design",
            "share": share[first], "other_share": share[second], "difference": difference,
            "std_error": std_error, "statistic": statistic, "df": df, "p_value": p_value,
        }
    )  # fmt: skip


def _both(tables: Tables, total: int) -> np.ndarray:
    """(options, options) respondents who chose both, in a simple sample."""
    assert tables.rows is not None
    rows = tables.rows
    has = rows.has[rows.pattern] & rows.is_member[rows.cell, total][:, None]
    return np.round(has.T @ (rows.w[:, None] * has))


def _flagged(frame: Frame, rows: pd.DataFrame, hidden: np.ndarray, *, is_few: bool) -> pd.DataFrame:
    few = np.full(len(rows), is_few)
    hidden = hidden | few
    flags = [
        *base_flags(rows["unweighted_base"].to_numpy(float), few, hidden),
        ("not_estimable", rows["statistic"].isna().to_numpy() & ~hidden),
    ]
    rows = rows.assign(flag=joined_flags(len(rows), flags, wave_flags(frame.wave)))
    rows.loc[hidden, [*NUMBERS, "unweighted_base"]] = np.nan
    return rows
