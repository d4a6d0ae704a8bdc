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
from pipeline.frame.item_cells import IN_BASE
from pipeline.frame.subjects import Subject
from pipeline.tabulate.count import Counts

MOST_OPTIONS = 2  # of a single-response item; more are as fast on their own
KEYS = {"cell": "_cell", "stratum": "_stratum", "psu": "_psu"}


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
    indicators, options = _indicators(found)
    by = KEYS if frame.is_clustered else {name: sql for name, sql in KEYS.items() if name != "psu"}
    sums = {"base": "count(*)", **{f"n{at}": f"count(*) FILTER ({sql})" for at, sql in enumerate(indicators)}}
    if weighting != UNWEIGHTED:
        weight = frame.weight_sql(weighting)
        sums |= {
            "w": f"sum({weight})",
            "ww": f"sum({weight} * {weight})",
            "p": f"count(*) FILTER ({weight} > 0)",
        }
        sums |= {f"w{at}": f"sum({weight}) FILTER ({sql})" for at, sql in enumerate(indicators)}
        if not frame.is_clustered:
            sums |= {
                f"ww{at}": f"sum({weight} * {weight}) FILTER ({sql})" for at, sql in enumerate(indicators)
            }
            sums |= {
                f"p{at}": f"count(*) FILTER ({weight} > 0 AND {sql})" for at, sql in enumerate(indicators)
            }
    grouped = engine.sums("frame", by, sums)
    arrays = _Sums(engine, frame, grouped, len(indicators), is_weighted=weighting != UNWEIGHTED)
    return {subject.name: arrays.counts(options[subject.name]) for subject in found}


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
    """The sums of all indicators by stratum and column: from rows of cells and PSUs."""

    def __init__(
        self, engine: Engine, frame: Frame, grouped: pd.DataFrame, indicators: int, *, is_weighted: bool
    ):
        from scipy.sparse import csr_array

        def columns(prefix: str) -> np.ndarray:
            names = [f"{prefix}{at}" for at in range(indicators)]
            first = {"n": "base"}.get(prefix, prefix)
            return np.nan_to_num(grouped[[first, *names]].to_numpy(float))

        self.frame = frame
        n = columns("n")
        strata = pd.Index(frame.strata.names).get_indexer(grouped["stratum"])
        psu = pd.factorize(grouped["psu"])[0] if frame.is_clustered else np.zeros(len(grouped), dtype=int)
        row, place = _memberships(engine, frame, grouped["cell"].to_numpy(np.int64))
        self.shape = (len(frame.strata.names), len(frame.places))
        unit = strata[row] * (psu.max(initial=0) + 1) + psu[row]
        keys, at = np.unique(unit * self.shape[1] + place, return_inverse=True)
        gather = csr_array((np.ones(len(row)), (at, row)), shape=(len(keys), len(grouped)))
        cell_stratum = keys // self.shape[1] // (psu.max(initial=0) + 1)
        target = cell_stratum * self.shape[1] + keys % self.shape[1]
        spread = csr_array(
            (np.ones(len(keys)), (target, np.arange(len(keys)))),
            shape=(self.shape[0] * self.shape[1], len(keys)),
        )
        w = columns("w") if is_weighted else n
        t = gather @ w
        self.n, self.s = spread @ (gather @ n), spread @ t
        if frame.is_clustered:
            self.m, self.with_base, self.psus = (
                spread @ (t * t),
                spread @ (t * t[:, :1]),
                spread @ (t > 0).astype(float),
            )
            self.rest = spread @ (t[:, :1] - t) ** 2
            self.rest_psus = spread @ (t[:, :1] - t > 1e-12).astype(float)
        else:
            self.m = self.with_base = spread @ (gather @ (columns("ww") if is_weighted else n))
            self.psus = spread @ (gather @ (columns("p") if is_weighted else n))
            self.rest, self.rest_psus = self.m[:, :1] - self.m, self.psus[:, :1] - self.psus

    def counts(self, options: tuple[_Option, ...]) -> Counts:
        """One item's options, each an indicator or what another one leaves of the base."""
        kept = [0, *(0 if option.indicator is None else option.indicator + 1 for option in options)]
        other = next((option.indicator + 1 for option in options if option.indicator is not None), 0)

        def taken(values: np.ndarray, rest: np.ndarray) -> np.ndarray:
            found = values[:, kept]
            for at, option in enumerate(options, start=1):
                if option.indicator is None:
                    found[:, at] = rest[:, other]
            return found.reshape(*self.shape, len(kept))

        def less(values: np.ndarray) -> np.ndarray:
            return values[:, :1] - values

        return Counts(
            self.frame.places,
            (IN_BASE, *(option.code for option in options)),
            taken(self.n, less(self.n)),
            taken(self.psus, self.rest_psus),
            taken(self.s, less(self.s)),
            taken(self.m, self.rest),
            taken(self.with_base, less(self.with_base)),
        )


def _memberships(engine: Engine, frame: Frame, cells: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Row of `cells` and place of the column it belongs to, a pair each."""
    from pipeline.tabulate.values import membership

    known, inverse = np.unique(cells, return_inverse=True)
    cell, place = np.nonzero(membership(engine, frame, known))
    order = np.argsort(inverse, kind="stable")
    first = np.searchsorted(inverse[order], np.arange(len(known) + 1))
    sizes = np.diff(first)[cell]
    row = (
        order[np.concatenate([np.arange(first[one], first[one + 1]) for one in cell])]
        if len(cell)
        else order[:0]
    )
    return row, np.repeat(place, sizes)
