"""Weights for those who did not answer: the classes of a wave, their factors, and how many responded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.codebook.model import Nonresponse, Wave
from pipeline.errors import DesignError
from pipeline.stats.nonresponse import nonresponse_factors, r_indicator
from pipeline.stats.response_rates import Dispositions, response_rates

NO_ANSWER = "(no answer)"
ANSWERED = ("complete", "partial")
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Classes:
    """One entry a class: how many are sampled and in the population, and how many of them answered.

    `weights` are sums of design weights (numbers of cases where the codebook gives the sampled ones).
    """

    keys: tuple[tuple[str, ...], ...]
    sampled: np.ndarray
    answered: np.ndarray
    weights: np.ndarray
    answered_weights: np.ndarray
    factors: np.ndarray

    @property
    def shares(self) -> np.ndarray:
        """What the sample's classes are of it."""
        return self.weights / self.weights.sum()

    @property
    def answered_shares(self) -> np.ndarray:
        """What they are of the respondents."""
        return self.answered_weights / self.answered_weights.sum()

    @property
    def options(self) -> list[str]:
        """Codes of the classes, as a banner's."""
        return ["*".join(code or NO_ANSWER for code in key) for key in self.keys]


def find_classes(cases: pd.DataFrame, wave: Wave, *, place: str) -> Classes:
    """The classes of `cases` (the relation `nonresponse_cases`), in order; `place` stands in errors.

    Raises DesignError for a class nobody answered in or whose factor is too high, for cases without design
    weight, and for numbers in the codebook that lack a class or are smaller than that of its respondents.
    """
    asked = wave.nonresponse
    assert asked is not None
    _require_weights(cases, wave, place)
    is_answered = cases["outcome"].isin(ANSWERED).to_numpy()
    part = np.where(cases["outcome"] == UNKNOWN, asked.eligible_share, 1.0)
    sums = pd.DataFrame(
        {
            "key": [tuple(key) for key in cases["key"]],
            "sampled": cases["cases"] * part,
            "answered": cases["cases"] * is_answered,
            "weights": cases["weight"] * part,
            "answered_weights": cases["weight"] * is_answered,
        }
    )
    found = sums.groupby("key", sort=True).sum()
    if asked.sampled is not None:
        found = _counted(found, asked, place)
    sampled, answered, weights, answered_weights = (found[name].to_numpy(float) for name in found)
    _require_answers(found, asked, place)
    if asked.sampled is None:
        factors = nonresponse_factors(weights, answered_weights)
    else:
        factors = nonresponse_factors(sampled, answered)
    _require_modest(found, factors, asked, place)
    return Classes(
        tuple(found.index), sampled, answered, answered_weights * factors, answered_weights, factors
    )


def response_table(cases: pd.DataFrame, classes: Classes, wave: Wave) -> pd.DataFrame:
    """One row per rate: `measure`, `rate`, `eligible_share`, `sampled` cases, `unweighted_base` of respondents."""
    asked = wave.nonresponse
    assert asked is not None
    counts = cases.groupby("outcome")["cases"].sum()
    complete, partial = (float(counts.get(outcome, 0)) for outcome in ANSWERED)
    sampled = float(classes.sampled.sum())
    if asked.sampled is not None:
        rates = {"RR1": complete / sampled, "RR2": (complete + partial) / sampled}
    else:
        reasons = {name: float(counts.get(name, 0)) for name in ("refusal", "non_contact", "other")}
        told = Dispositions(complete, partial, unknown_other=float(counts.get(UNKNOWN, 0)), **reasons)
        rates = response_rates(told, eligible_share=asked.eligible_share)
    rates["R_indicator"] = r_indicator(1 / classes.factors, classes.shares * sampled)
    return pd.DataFrame(
        {
            "measure": list(rates),
            "rate": list(rates.values()),
            "sampled": sampled,
            "eligible_share": asked.eligible_share if asked.sampled is None else np.nan,
            "unweighted_base": complete + partial,
            "source": asked.source,
        }
    )


def _counted(found: pd.DataFrame, asked: Nonresponse, place: str) -> pd.DataFrame:
    """With the codebook's number of sampled cases; classes that only it knows have nobody who answered."""
    assert asked.sampled is not None
    unlisted = [key for key in found.index if key not in asked.sampled]
    if unlisted:
        raise DesignError(
            f"{place}: nonresponse.sampled has no number for {_said(unlisted[0], asked)}, where there are respondents; "
            "add it"
        )
    found = found.reindex(sorted({*found.index, *asked.sampled})).fillna(0.0)
    return found.assign(sampled=[asked.sampled[key] for key in found.index])


def _require_answers(found: pd.DataFrame, asked: Nonresponse, place: str) -> None:
    for key, row in found.iterrows():
        said = _said(key, asked)
        if asked.sampled is not None and row["answered"] > row["sampled"]:
            raise DesignError(
                f"{place}: nonresponse: {row['answered']:g} respondents are in {said}, of {row['sampled']:g} sampled; "
                "correct the number under `sampled`, or the export"
            )
        if row["sampled"] > 0 and not row["answered_weights"] > 0:
            raise DesignError(
                f"{place}: nonresponse: nobody of the {row['sampled']:g} sampled cases in {said} answered"
                f"{' with a weight above 0' if row['answered'] else ''}; join that class with one like it"
            )


def _require_modest(found: pd.DataFrame, factors: np.ndarray, asked: Nonresponse, place: str) -> None:
    if asked.highest is None or factors.max(initial=1.0) <= asked.highest:
        return
    at = int(factors.argmax())
    row = found.iloc[at]
    raise DesignError(
        f"{place}: nonresponse: {row['answered']:g} of {row['sampled']:g} sampled cases in "
        f"{_said(found.index[at], asked)} answered, a factor of {factors[at]:.4g} where `highest` is {asked.highest:g}; "
        "join that class with one like it"
    )


def _require_weights(cases: pd.DataFrame, wave: Wave, place: str) -> None:
    lacking = cases[cases["unweighted"] > 0]
    if wave.weights and len(lacking):
        weight, rows = wave.weights[0], int(lacking["unweighted"].sum())
        raise DesignError(
            f"{place}: nonresponse: weight {weight.name!r} (column {weight.column!r}) is blank, negative or no number "
            f"for {rows} sampled cases, the first in row {int(lacking['first_row'].min())} of the export; those who "
            "did not answer need their design weight too. Add it, or give the numbers under `sampled`."
        )


def _said(key: tuple[str, ...], asked: Nonresponse) -> str:
    return ", ".join(f"{item} {code or NO_ANSWER}" for item, code in zip(asked.classes, key, strict=True))
