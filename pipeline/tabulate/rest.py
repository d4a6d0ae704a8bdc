"""Every column against everybody who is not in it: the honest form of "against the total"."""

from __future__ import annotations

import numpy as np

from pipeline.frame.banners import TOTAL
from pipeline.frame.build import Frame
from pipeline.stats.pairs import ADJUSTMENTS
from pipeline.stats.shares import t_test
from pipeline.stats.versus_rest import versus_rest
from pipeline.tabulate.count import Counts
from pipeline.tabulate.rest_bases import rest_bases
from pipeline.tabulate.table_covariance import Tables, column_covariance
from pipeline.tabulate.table_df import table_df


def rest_tests(  # noqa: PLR0917 - the table, and what was counted of it
    frame: Frame,
    item: str,
    counts: Counts,
    hidden: np.ndarray,
    tables: Tables | None,
    effective_base: np.ndarray,
    *,
    is_simple: bool,
) -> tuple[np.ndarray, np.ndarray]:
    """(columns, options) differences of the share from the others', and their p adjusted within the row.

    `hidden` (columns, options): cells of which nothing may be said; `effective_base` of each share. NaN for the
    total, for banners the item itself makes, and where the column or the others are too few. Where clusters or
    replicate weights tie columns together the standard error is the design's, else that of two independent
    samples (`versus_rest`).
    """
    options = len(counts.options) - 1
    difference, p_value = np.full((2, len(counts.columns), options), np.nan)
    banners = dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL)
    ties = tables is not None and tables.columns_covary
    for universe in frame.universes:
        total = counts.columns.index((universe, TOTAL, TOTAL))
        for banner in (name for name in banners if item not in name.split("*")):
            places = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
            bases = None
            if not ties:
                others = rest_bases(frame, counts, tables, total, places, is_simple=is_simple)
                bases = effective_base[places].T, others.T
            found = _simple(frame, counts, total, places, bases)
            if ties:
                assert tables is not None
                found = (found[0], _designed(frame, counts, tables, total, places, found))
            shown = np.where(hidden[places] | hidden[total], np.nan, 1.0)
            difference[places] = found[0] * shown
            p_value[places] = ADJUSTMENTS[frame.choices.adjustment]((found[1] * shown).T).T
    return difference, p_value


def _simple(
    frame: Frame,
    counts: Counts,
    total: int,
    places: list[int],
    bases: tuple[np.ndarray, np.ndarray] | None,
) -> tuple[np.ndarray, np.ndarray]:
    """(columns, options) differences and p, by the effective `bases`, without them by Kish's."""
    s = counts.s.sum(axis=0)
    base, options = s[:, 0], s.shape[1] - 1
    squares = np.where(base > 0, base**2 * counts.kish / np.maximum(counts.positive, 1), 0.0)

    def rows(values: np.ndarray) -> np.ndarray:
        return np.tile(values[places], (options, 1))

    tests = versus_rest(
        s[places, 1:].T, rows(base), rows(squares), s[total, 1:],
        np.full(options, base[total]), np.full(options, squares[total]),
        effective=bases, adjustment="none", minimum_base=frame.choices.minimum_base,
    )  # fmt: skip
    tested = ~np.isnan(tests.p_value)
    return np.where(tested, tests.difference, np.nan).T, tests.p_value.T


def _designed(  # noqa: PLR0917 - the table, and what was counted of it
    frame: Frame,
    counts: Counts,
    tables: Tables,
    total: int,
    places: list[int],
    found: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:
    """p by the variance that the design leaves the difference of the two ratios."""
    options, width = len(counts.options), len(places) + 1
    columns = [total, *places]
    covariance = column_covariance(
        frame, counts, tables, columns, list(range(options)), sums_to_whole=False
    ).reshape(options, width, options, width)
    s = counts.s.sum(axis=0)[columns]
    variance = np.full(found[0].shape, np.nan)
    for at in range(1, width):
        base, rest = s[at, 0], s[0, 0] - s[at, 0]
        if not (base > 0 and rest > 0):
            continue
        for option in range(1, options):
            share, others = s[at, option] / base, (s[0, option] - s[at, option]) / rest
            gradient = np.zeros((2, 2))  # base and count, of the total and the column
            gradient[:, 0] = others / rest, -1 / rest
            gradient[:, 1] = -share / base - others / rest, 1 / base + 1 / rest
            block = covariance[np.ix_([0, option], [0, at], [0, option], [0, at])].reshape(4, 4)
            variance[at - 1, option - 1] = gradient.ravel() @ block @ gradient.ravel()
    df = table_df(frame, counts, tables, [total], [0])
    p_value = t_test(found[0], np.sqrt(np.maximum(variance, 0.0)), df=df)[1]
    return np.where(np.isnan(found[1]), np.nan, p_value)
