"""Correlations under a sampling design: linearised for Pearson, replicate weights for ranks and partials."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import nan

import numpy as np

from pipeline.correlate.cases import Cases
from pipeline.stats.cell_replicates import gathered, replicate_correlations
from pipeline.stats.correlation import Correlation
from pipeline.stats.design_correlation import design_correlation
from pipeline.stats.replicate_correlation import replicate_correlation
from pipeline.stats.replicate_estimates import from_replicates
from pipeline.stats.replicate_partial import replicate_partial
from pipeline.stats.replicates import Replicates, bootstrap, jackknife
from pipeline.stats.sample_design import score_covariance

MOST_JACKKNIVES = 1000  # beyond as many PSUs the bootstrap is as good and cheaper
DRAWS = 500


@dataclass(frozen=True, slots=True, eq=False)
class Replicated:
    """Replicate weights of one weighting: `factors` (rows, R) of each row of the cases, and what they belong to.

    None stands for a design whose lonely PSUs leave no replicates.
    """

    factors: np.ndarray
    replicates: Replicates


def replicated(cases: Cases, *, seed: int) -> Replicated | None:
    """The jackknife of the cases' PSUs, or Rao and Wu's bootstrap where there are too many."""
    assert cases.design is not None
    stratum, psu = np.asarray(cases.design.stratum), np.asarray(cases.design.psu)
    both = stratum.astype(np.int64) * (int(psu.max(initial=0)) + 1) + psu
    _, first, row = np.unique(both, return_index=True, return_inverse=True)
    strata, fraction = stratum[first], np.asarray(cases.design.fraction, float)[first]
    sizes = np.bincount(strata)[strata]
    if ((sizes < 2) & (fraction < 1)).any():
        return None
    if len(first) <= MOST_JACKKNIVES:
        made = jackknife(strata, fraction=fraction)
    else:
        made = bootstrap(strata, draws=DRAWS, seed=seed, fraction=fraction)
    return Replicated(made.factors[row], made)


@dataclass(frozen=True, slots=True, eq=False)
class DesignPair:
    """Score x and outcome y of the respondents of one column: `rows` of the cases, `mass` their weights."""

    cases: Cases
    x: np.ndarray
    y: np.ndarray
    rows: np.ndarray  # indices
    mass: np.ndarray  # (rows of the cases,): weight of one respondent
    replicated: Replicated | None
    confidence: float

    @property
    def df(self) -> float:
        """PSUs with somebody in the column, less their strata."""
        design = self.cases.design
        assert design is not None
        stratum, psu = np.asarray(design.stratum)[self.rows], np.asarray(design.psu)[self.rows]
        return float(len(set(zip(stratum.tolist(), psu.tolist(), strict=True))) - len(set(stratum.tolist())))

    def expanded(self) -> np.ndarray:
        """One index a respondent."""
        return np.repeat(self.rows, self.cases.n[self.rows].astype(int))

    def effective_base(self) -> float:
        n, w = self.cases.n[self.rows], self.mass[self.rows]
        squares = float(n @ w**2)
        return float(n @ w) ** 2 / squares if squares > 0 else 0.0

    def pearson(self) -> Correlation:
        inside = np.zeros(len(self.mass))
        inside[self.rows] = (self.cases.n * self.mass)[self.rows]
        x, y = (np.where(inside > 0, values, 0.0) for values in (self.x, self.y))
        total = inside.sum()
        x, y = (np.where(inside > 0, v - inside @ v / total, 0.0) if total else v for v in (x, y))
        x, y = (
            v * (np.ptp(u[self.rows]) > 0) if len(self.rows) else v for v, u in ((x, self.x), (y, self.y))
        )
        scores = np.column_stack([np.ones(len(x)), x, y, x * x, x * y, y * y]) * inside[:, None]
        assert self.cases.design is not None
        covariance, _ = score_covariance(scores, self.cases.design)
        return design_correlation(
            scores.sum(0), covariance, self.df, self.effective_base(), confidence=self.confidence
        )

    def spearman(self) -> Correlation:
        at = self.expanded()
        columns = np.column_stack([self.x[at], self.y[at]])
        return self._flagged(
            replicate_correlation(
                columns, self.mass[at], self._replicas(at), **self._settings(), method="spearman"
            )
        )

    def kendall(self) -> Correlation:
        if not len(self.rows):
            return from_replicates(np.array([nan]), 0.0, scale=1.0, df=nan)
        w = (self.cases.n * self.mass)[self.rows]
        draws = np.vstack([w, (w[:, None] * self._factors(self.rows)).T])
        cells, draws = gathered(self.x[self.rows], self.y[self.rows], draws)
        parts = np.split(draws, np.cumsum(list(cells.batches(len(draws))))[:-1])
        found = np.concatenate([replicate_correlations(cells, part, method="kendall") for part in parts])
        return self._flagged(from_replicates(found, self.effective_base(), **self._settings()))

    def partial(self, columns: np.ndarray, *, is_rank: bool) -> Correlation:
        """Of `columns` (rows of this pair, 2 + k), one row a row of the cases; values, also for ranks."""
        n = self.cases.n[self.rows]
        w = n * self.mass[self.rows]
        replicates = w[:, None] * self._factors(self.rows)
        found = replicate_partial(columns, w, replicates, respondents=n, is_rank=is_rank, **self._settings())
        return self._flagged(replace(found, effective_base=self.effective_base()))

    def _factors(self, rows: np.ndarray) -> np.ndarray:
        return np.ones((len(rows), 1)) if self.replicated is None else self.replicated.factors[rows]

    def _replicas(self, rows: np.ndarray) -> np.ndarray:
        return self.mass[rows][:, None] * self._factors(rows)

    def _settings(self) -> dict:
        if self.replicated is None:
            return {"scale": 1.0, "rscales": 1.0, "df": self.df, "confidence": self.confidence}
        made = self.replicated.replicates
        return {"scale": made.scale, "rscales": made.rscales, "df": self.df, "confidence": self.confidence}

    def _flagged(self, found: Correlation) -> Correlation:
        """Without replicates (a lonely PSU) the estimate stands alone."""
        if self.replicated is not None or np.isnan(found.estimate):
            return found
        return replace(
            found,
            std_error=nan,
            low=nan,
            high=nan,
            interval_method=None,
            statistic=nan,
            p_value=nan,
            flag="lonely_psu",
        )
