"""Counts many yes/no answers in one scan: two-option items and multiple-response sets that everybody answered.

One statement sums each option's indicator by cell and PSU; the rest is small enough for NumPy. Items with
missing answers have reasons to be counted and take a statement of their own (`count_item`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal
from pipeline.frame.build import UNWEIGHTED, Frame
from pipeline.frame.item_cells import IN_BASE, read_item
from pipeline.frame.membership import membership
from pipeline.frame.subjects import Subject
from pipeline.tabulate.count import Counts, base_weights

MOST_OPTIONS = 2  # of a single-response item; more are as fast on their own
# Weights are whole numbers of this unit, whose sums a DOUBLE holds exactly (up to 9 million respondents a PSU
# and cell), so that they are the same in any order, and far faster than DECIMAL.
UNIT = 1e9
# A PSU goes by a 64-bit hash of its name, which groups twice as fast; among 100,000 of a stratum two are taken for one
# with a chance of three in ten thousand million.
KEYS = {"cell": "_cell", "stratum": "_stratum", "psu": "hash(_psu)"}
COUNT = ""  # the term that counts respondents


@dataclass(frozen=True, slots=True)
class _Option:
    """One indicator, or the rest of a two-option item: everybody less the other one."""

    code: str
    indicator: int | None


def count_at_once(engine: Engine, frame: Frame, weighting: str) -> dict[str, Counts]:
    """Item -> its counts, for the items that one scan can count; the same numbers as `count_item`."""
    found = _answered_by_all(engine, frame)
    if not found:
        return {}
    conditions, options = _indicators(found)
    weight = (
        "CAST(1 AS DOUBLE)" if weighting == UNWEIGHTED else f"CAST({frame.weight_sql(weighting)} AS DOUBLE)"
    )
    engine.view("scanned", "frame", {"*": "*", "_w": f"round({weight} * {UNIT})"})
    respondents = _Sums(engine, frame, conditions, COUNT, by_psu=False)
    read_item(engine, frame, found[0], weighting)
    weights = base_weights(engine, frame)
    if frame.is_clustered:
        totals = _Sums(engine, frame, conditions, "_w", by_psu=True)
        sums = _of_psus(totals)
    else:
        squares = "CAST(_w * _w AS DECIMAL(38, 0))"
        has_weight = "CASE WHEN _w > 0 THEN 1.0 ELSE 0.0 END"
        sums = _of_respondents(
            *(_Sums(engine, frame, conditions, term, by_psu=False) for term in ("_w", squares, has_weight))
        )
    sums = {"n": respondents.by_stratum(respondents.t), **sums}
    return {subject.name: _counts(frame, sums, options[subject.name], weights) for subject in found}


def _answered_by_all(engine: Engine, frame: Frame) -> tuple[Subject, ...]:
    """The subjects with few options that no kept respondent left out."""
    fitting = [
        subject
        for subject in frame.subjects
        if subject.kind == "asked"
        and not subject.nets
        and (subject.is_multiple or len(subject.options) == MOST_OPTIONS)
    ]
    if not fitting or frame.has_repeated_companies:
        return ()
    answers = {f"q{at}": f"count({identifier(subject.name)})" for at, subject in enumerate(fitting)}
    counted = engine.sums("frame", {}, {"everybody": "count(*)", **answers}).iloc[0]
    return tuple(subject for at, subject in enumerate(fitting) if counted[f"q{at}"] == counted["everybody"])


def _indicators(subjects: Sequence[Subject]) -> tuple[list[str], dict[str, tuple[_Option, ...]]]:
    """Conditions over `frame`, and how each item's options come out of them."""
    conditions: list[str] = []
    options: dict[str, tuple[_Option, ...]] = {}
    for subject in subjects:
        column, own = identifier(subject.name), []
        for place, option in enumerate(subject.options):
            if not subject.is_multiple and place == 1:
                own.append(_Option(option.code, None))
                continue
            code = literal(option.code)
            own.append(_Option(option.code, len(conditions)))
            conditions.append(
                f"list_contains({column}, {code})" if subject.is_multiple else f"{column} = {code}"
            )
        options[subject.name] = tuple(own)
    return conditions, options


class _Sums:
    """Sums of a term over everybody and over each indicator, by column of the tables and PSU (or stratum)."""

    def __init__(self, engine: Engine, frame: Frame, conditions: list[str], term: str, *, by_psu: bool):
        from scipy.sparse import csr_array

        by = KEYS if by_psu else {name: sql for name, sql in KEYS.items() if name != "psu"}
        of = {
            f"t{at}": f"sum(CASE WHEN {sql} THEN {term} ELSE 0.0 END)" if term else f"count_if({sql})"
            for at, sql in enumerate(conditions)
        }
        grouped = engine.sums("scanned", by, {"base": f"sum({term})" if term else "count(*)", **of})
        strata = pd.Index(frame.strata.names).get_indexer(grouped["stratum"])
        psu = pd.factorize(grouped["psu"])[0] if by_psu else np.zeros(len(grouped), dtype=int)
        row, place = _memberships(engine, frame, grouped["cell"].to_numpy(np.int64))
        psus, places = int(psu.max(initial=0)) + 1, len(frame.places)
        keys, at = np.unique((strata[row] * psus + psu[row]) * places + place, return_inverse=True)
        gather = csr_array((np.ones(len(row)), (at, row)), shape=(len(keys), len(grouped)))
        self.shape = (len(frame.strata.names), places)
        target = keys // places // psus * places + keys % places
        self.spread = csr_array(
            (np.ones(len(keys)), (target, np.arange(len(keys)))), shape=(self.shape[0] * places, len(keys))
        )
        self.t = gather @ grouped[["base", *of]].to_numpy(float)

    def by_stratum(self, values: np.ndarray) -> np.ndarray:
        """(strata × columns, 1 + indicators) sums of (keys, 1 + indicators)."""
        return self.spread @ values


def _of_psus(totals: _Sums) -> dict[str, np.ndarray]:
    """Sums over PSU totals; `rest_` are those of everybody less the indicator."""
    t = totals.t / UNIT
    terms = {
        "s": t, "m": t * t, "with_base": t * t[:, :1], "psus": (t > 0).astype(float),
        "rest_psus": (totals.t < totals.t[:, :1]).astype(float),
    }  # fmt: skip
    sums = {name: totals.by_stratum(term) for name, term in terms.items()}
    s, m, with_base = (sums[name] for name in ("s", "m", "with_base"))
    base = m[:, :1]  # squared: the rest is the base less the option, so are its sums
    rest = {"s": s[:, :1] - s, "m": base - 2 * with_base + m, "with_base": base - with_base}
    return sums | {f"rest_{name}": values for name, values in rest.items()}


def _of_respondents(weights: _Sums, squares: _Sums, having: _Sums) -> dict[str, np.ndarray]:
    """The same where respondents are the PSUs: a PSU with the answer has nothing but the answer."""
    s, m, psus = (one.by_stratum(one.t) for one in (weights, squares, having))
    sums = {"s": s / UNIT, "m": m / UNIT**2, "with_base": m / UNIT**2, "psus": psus}
    return sums | {f"rest_{name}": values[:, :1] - values for name, values in sums.items()}


def _counts(
    frame: Frame,
    sums: dict[str, np.ndarray],
    options: tuple[_Option, ...],
    weights: tuple[np.ndarray, np.ndarray],
) -> Counts:
    """One item's options, each an indicator or what the other one leaves of the base."""
    sums = {"rest_n": sums["n"][:, :1] - sums["n"], **sums}
    kept = [0, *(0 if option.indicator is None else option.indicator + 1 for option in options)]
    other = next((option.indicator + 1 for option in options if option.indicator is not None), 0)

    def taken(name: str) -> np.ndarray:
        found = sums[name][:, kept]
        for at, option in enumerate(options, start=1):
            if option.indicator is None:
                found[:, at] = sums[f"rest_{name}"][:, other]
        return found.reshape(len(frame.strata.names), len(frame.places), len(kept))

    names = ("n", "psus", "s", "m", "with_base")
    n, psus, s, m, with_base = (taken(name) for name in names)
    codes = (IN_BASE, *(option.code for option in options))
    return Counts(frame.places, codes, n, psus, s, m, with_base, *weights)


def _memberships(engine: Engine, frame: Frame, cells: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Row of `cells` and place of the column it belongs to, a pair each."""
    known, inverse = np.unique(cells, return_inverse=True)
    cell, place = np.nonzero(membership(engine, frame.places, known))
    order = np.argsort(inverse, kind="stable")
    first = np.searchsorted(inverse[order], np.arange(len(known) + 1))
    sizes = np.diff(first)[cell]
    row = (
        order[np.concatenate([np.arange(first[one], first[one + 1]) for one in cell])]
        if len(cell)
        else order[:0]
    )
    return row, np.repeat(place, sizes)
