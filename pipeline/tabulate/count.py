"""Counts one item for every column of the tables at once, with the sums that its variance needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.companies import companies_by_column
from pipeline.frame.item_cells import IN_BASE, MISSING, read_item
from pipeline.frame.subjects import Subject
from pipeline.stats.kish import kish_design_effect

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums of one item under one weighting, by stratum, column and option; option 0 is the base.

    `n` respondents, `psus` PSUs with weight, `s` sums of weights, `m` sums of squared PSU totals,
    `with_base` sums of their products with the base's: all (strata, columns, options).
    """

    columns: tuple[tuple[str, str, str], ...]  # universe, banner, banner option
    options: tuple[str, ...]
    n: np.ndarray
    psus: np.ndarray
    s: np.ndarray
    m: np.ndarray
    with_base: np.ndarray
    positive: np.ndarray  # (columns,) respondents in the base whose weight is not 0
    kish: np.ndarray  # (columns,) Kish's design effect of the base's weights
    companies: np.ndarray | None = None  # (columns,) companies in the base, where some are repeated

    @property
    def contributors(self) -> np.ndarray:
        """(columns,) who stands behind a base: respondents, or companies where there are fewer of them."""
        respondents = self.n[:, :, 0].sum(axis=0)
        return respondents if self.companies is None else np.minimum(respondents, self.companies)


def count_item(engine: Engine, frame: Frame, subject: Subject, weighting: str) -> Counts:
    """The counts of one item. Reads the relations `frame` and `members`."""
    inside = read_item(engine, frame, subject, weighting)
    counted = engine.run(HERE / f"counts{'_by_psu' if frame.is_clustered else ''}.sql")
    companies = companies_by_column(engine, frame, inside)
    weights = base_weights(engine, frame) if frame.is_clustered else None  # PSUs are no respondents
    return _arrays(counted, frame, subject, weights, companies)


def base_weights(engine: Engine, frame: Frame) -> tuple[np.ndarray, np.ndarray]:
    """`positive` and `kish` of the item that `read_item` made ready."""
    found, sums = engine.run(HERE / "base_weights.sql"), np.zeros((3, len(frame.places)))
    sums[:, found["place"].to_numpy(int)] = found[["n", "w", "ww"]].to_numpy(float).T
    return sums[0], kish_design_effect(*sums)


def _arrays(
    counts: pd.DataFrame,
    frame: Frame,
    subject: Subject,
    weights: tuple[np.ndarray, np.ndarray] | None,
    companies: np.ndarray | None,
) -> Counts:
    columns = frame.places
    known = [IN_BASE, *(option.code for option in subject.options), *(net.code for net in subject.nets)]
    reasons = sorted({option for option in counts["option"] if option.startswith(MISSING)} - set(known))
    options = (*known, *reasons)
    column_place = {column: place for place, column in enumerate(columns)}
    option_place = {option: place for place, option in enumerate(options)}
    stratum_place = {name: place for place, name in enumerate(frame.strata.names)}
    keys = zip(counts["universe"], counts["banner"], counts["banner_option"], strict=True)
    where = (
        np.array([stratum_place[name] for name in counts["stratum"]], dtype=int),
        np.array([column_place[key] for key in keys], dtype=int),
        np.array([option_place[option] for option in counts["option"]], dtype=int),
    )

    def spread(name: str) -> np.ndarray:
        values = np.zeros((len(stratum_place), len(columns), len(options)))
        values[where] = counts[name].to_numpy(float)
        return values

    n, psus, s, m, with_base = (spread(name) for name in ("n", "psus", "s", "m", "with_base"))
    if weights is None:
        sums = [values[:, :, 0].sum(axis=0) for values in (psus, s, m)]
        weights = sums[0], kish_design_effect(*sums)
    return Counts(columns, options, n, psus, s, m, with_base, *weights, companies)
