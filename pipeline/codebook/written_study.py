"""How a study is written: the whole codebook."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from pipeline.codebook.written import (
    STUDY,
    Code,
    Codes,
    Column,
    Language,
    Name,
    Names,
    OptionPairs,
    Share,
    WaveName,
    Words,
    Written,
    WrittenCondition,
    WrittenLevel,
    WrittenText,
    word_or,
)
from pipeline.codebook.written_analysis import (
    WrittenAnalysis,
    WrittenOutcomeFile,
    WrittenPublishedCorrelation,
)
from pipeline.codebook.written_item import WrittenDerived, WrittenStudyItem
from pipeline.codebook.written_wave import WrittenFieldwork, WrittenWave


class WrittenScore(Written):
    """Items combined into one number."""

    label: WrittenText | None = None
    """Its name in tables; default the score's name."""
    items: Names
    """The items it combines."""
    reverse: tuple[Name, ...] = ()
    """Those that count as min + max - x."""
    method: Literal["mean", "sum", "z_mean", "count"] = "mean"
    """How they are combined."""
    measurement: Literal["reflective", "formative"] = "reflective"
    """formative: the items need not go together, so alpha is no complaint."""
    rescale: tuple[float, float] | None = None
    """The lowest and highest possible score are moved to these."""
    min_answered: Annotated[float, Field(gt=0, le=1)] = 0.8
    """The share of items that must be answered."""
    levels: Annotated[tuple[WrittenLevel, ...], Field(min_length=1)] | None = None
    """Levels of code, label, from; each ends where the next begins."""
    reference_wave: WaveName | None = None
    """The wave whose means and standard deviations z_mean uses; default each its own."""
    count: dict[Name, Codes] | None = None
    """Item to the options that count, for method count; default all of its options."""


class WrittenPublished(Written):
    """A figure that somebody published."""

    wave: WaveName
    """The wave it is about."""
    item: Name
    """The item it is about."""
    option: Words
    """The option or net it is about."""
    share: Share
    """The published share, 0 to 1."""
    source: Words
    """Where it was published."""
    banner: dict[Name, Code] | None = None
    """Item to option: those it is a share of; default all."""
    universe: Name | None = None
    """The universe it is about; default all."""
    weighting: Name | None = None
    """The weight it was computed with, or none; default the headline weight."""
    irreconcilable: Words | None = None
    """Why it cannot hold together with the others, with the arithmetic."""
    note: Words | None = None
    """Anything a reader should know."""


class WrittenTables(Written):
    """What tables are made with."""

    confidence: Annotated[float, Field(gt=0.5, lt=1)] = 0.95
    """The confidence of the intervals."""
    interval: Literal["wilson", "logit", "korn_graubard", "clopper_pearson", "jeffreys", "arcsine"] = "wilson"
    """The interval of a share; with weights or a design each is on the design's effective base."""
    adjustment: Literal["holm", "bonferroni", "bh", "by", "none"] = "holm"
    """How the letters of a row are adjusted."""
    letters: Literal["default", "spss"] = "default"
    """spss: columns are compared as SPSS Custom Tables does."""
    minimum_base: Annotated[float, Field(ge=2)] = 30.0
    """Columns with a smaller effective base are not compared."""
    p_percent: Annotated[float, Field(gt=0, le=100)] = 10.0
    """A sum of money is hidden where the second largest contributor knows the largest to this many per cent."""


class WrittenStudy(WrittenFieldwork):
    """One study's codebook."""

    study: Annotated[str, Field(pattern=STUDY)]
    """The study's name, which is the name of its folder."""
    title: WrittenText | None = None
    """Its title in reports; default its name."""
    discard: tuple[Column, ...] = ()
    """Columns that are dropped before anything is written, besides the personal ones of the platform."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] | None = None
    """The languages of its texts, the first one the main one; default those that the texts have."""
    waves: dict[WaveName, WrittenWave] = Field(default_factory=dict)
    """Waves of which there is something to say."""
    option_lists: dict[Name, OptionPairs] = Field(default_factory=dict)
    """Option lists that items name."""
    items: Annotated[dict[Name, WrittenStudyItem], Field(min_length=1)]
    """The questions as analysed, in the order of the questionnaire."""
    derived: dict[Name, WrittenDerived] = Field(default_factory=dict)
    """Items made of conditions."""
    universes: dict[Name, WrittenCondition] = Field(default_factory=dict)
    """Named filters."""
    scores: dict[Name, WrittenScore] = Field(default_factory=dict)
    """Items combined into one number."""
    outcomes: Names | None = None
    """What the scores are correlated with."""
    outcome_files: tuple[WrittenOutcomeFile, ...] = ()
    """Archival results by company."""
    marker: Name | None = None
    """An item that has nothing to do with scores and outcomes, for the check of a common method."""
    analysis: WrittenAnalysis | None = None
    """Settings of correlations and models."""
    controls: Names | None = None
    """Items that partial correlations and models hold constant."""
    banners: (
        tuple[
            Annotated[Annotated[Name, Tag("word")] | Annotated[Names, Tag("(list)")], word_or("(list)")], ...
        ]
        | None
    ) = None
    """What tables are split by; a list is a combination."""
    tables: WrittenTables | None = None
    """What tables are made with."""
    assumptions: dict[Name, dict[Name, float]] = Field(default_factory=dict)
    """What a reconstruction assumes of an outcome."""
    published: tuple[WrittenPublished, ...] = ()
    """Figures that somebody published, to be held against the computed ones."""
    published_correlations: tuple[WrittenPublishedCorrelation, ...] = ()
    """Correlations that somebody published, to be pooled with those of observed studies."""
