"""What a study's analysis is asked to do, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Analysis:
    """Settings of correlations and models."""

    confidence: float = 0.95
    adjustment: str = "holm"  # holm | bh
    smallest_effect: float = 0.1  # of the equivalence test
    resamples: int = 0  # above 0: BCa intervals and permutation p-values
    permutations: int = 500  # of the specification curve
    imputations: int = 0  # above 1: multiple imputation beside complete answers
    seed: int = 1


AS_USUAL = Analysis()


@dataclass(frozen=True, slots=True)
class OutcomeColumn:
    """One archival result of an outcome file."""

    name: str  # of the outcome
    column: str  # in the file
    unit: str = ""
    year: int | None = None
    transformation: str = "none"  # none | log | winsorize
    label: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeFile:
    """Archival results by company."""

    file: str
    key: str
    columns: Mapping[str, OutcomeColumn]
    currency_column: str | None = None
    year_column: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class PublishedCorrelation:
    """A correlation that somebody published, with the respondents it is of."""

    score: str
    outcome: str
    r: float
    respondents: int
    source: str
    method: str = "pearson"
    wave: str | None = None
    line: int = 0
