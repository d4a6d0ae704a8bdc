"""How a study's analysis is written: archival results, settings of correlations, published correlations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pipeline.codebook.written import Column, FileName, Name, WaveName, Words, Written, WrittenText


class WrittenOutcomeColumn(Written):
    """One archival result."""

    column: Column | None = None
    """Its column in the file; default the outcome's name."""
    unit: Words | None = None
    """Its unit; a currency is written as its three letters."""
    year: Annotated[int, Field(ge=1900, le=2200)] | None = None
    """The year it is about."""
    transformation: Literal["none", "log", "winsorize"] = "none"
    """log: natural logarithm; winsorize: beyond the 1st and 99th percentile as at it."""
    label: WrittenText | None = None
    """Its name in tables."""


class WrittenOutcomeFile(Written):
    """Archival results by company."""

    file: FileName
    """The file beside the codebook: CSV with a header."""
    key: Column
    """The column that holds the company's id."""
    currency_column: Column | None = None
    """The column that holds the currency; every cell must be the unit of the columns."""
    year_column: Column | None = None
    """The column that holds the year; each outcome is read from the rows of its own year."""
    columns: Annotated[dict[Name, WrittenOutcomeColumn], Field(min_length=1)]
    """Its columns, each an outcome."""


class WrittenAnalysis(Written):
    """Settings of correlations and models."""

    confidence: Annotated[float, Field(gt=0.5, lt=1)] = 0.95
    """Confidence of their intervals."""
    adjustment: Literal["holm", "bh"] = "holm"
    """How p-values are adjusted over a family: holm (family-wise) or bh (false discovery rate)."""
    smallest_effect: Annotated[float, Field(gt=0, lt=1)] = 0.1
    """The smallest correlation that would matter, for the equivalence test."""
    resamples: Annotated[int, Field(ge=0, le=100_000)] = 0
    """Above 0: BCa intervals and permutation p-values of unweighted correlations from this many."""
    permutations: Annotated[int, Field(ge=0, le=100_000)] = 500
    """Replicates of the specification curve's joint test; 0 leaves the test out."""
    imputations: Annotated[int, Field(ge=0, le=1000)] = 0
    """Above 1: correlations by multiple imputation beside those of complete answers."""
    seed: Annotated[int, Field(ge=0)] = 1
    """Where every drawing of random numbers begins."""


class WrittenPublishedCorrelation(Written):
    """A correlation that somebody published, to be pooled with those of observed studies."""

    score: Name
    """The score it is about, by the name it has in the other studies."""
    outcome: Name
    """The outcome it is about, by the name it has in the other studies."""
    r: Annotated[float, Field(gt=-1, lt=1)]
    """The published correlation."""
    respondents: Annotated[int, Field(gt=3)]
    """The respondents it is of."""
    source: Words
    """Where it was published."""
    method: Literal["pearson", "spearman"] = "pearson"
    """Which correlation it is."""
    wave: WaveName | None = None
    """The wave it is of; default none of this study's."""
