"""How a study is written: the whole codebook."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from pipeline.codebook.written import (
    STUDY,
    Code,
    Codes,
    Column,
    FileName,
    Language,
    Name,
    Names,
    OptionPairs,
    Reason,
    Share,
    WaveName,
    Words,
    Written,
    WrittenCondition,
    WrittenLevel,
    WrittenText,
    word_or,
)
from pipeline.codebook.written_item import WrittenDerived, WrittenStudyItem


class WrittenDesign(Written):
    """Columns of the sampling design."""

    strata: Column | None = None
    """The column of the stratum."""
    psu: Column | None = None
    """The column of the primary sampling unit."""
    fpc: Column | None = None
    """The column of the size of the population, or of the stratum's."""


class WrittenWeight(Written):
    """A weight that is not the same column in every wave."""

    column: Column
    """The column that holds it."""
    by_wave: dict[WaveName, Column] = Field(default_factory=dict)
    """Wave to another column, or `absent`."""


class WrittenDisposition(Written):
    """How an interview ended."""

    column: Column
    """The column that says so."""
    complete: tuple[str, ...] = ()
    """Cells that mean complete."""
    partial: tuple[str, ...] = ()
    """Cells that mean broken off."""
    screened_out: tuple[str, ...] = ()
    """Cells that mean not in the population."""


class WrittenRule(Written):
    """One rule of who is not kept."""

    speeder: Annotated[float, Field(gt=0, lt=1)] | None = None
    """Faster than this share of the median duration."""
    duplicate: Column | None = None
    """The same value in this column as an earlier respondent."""
    straightline: Annotated[tuple[Name, ...], Field(min_length=2)] | None = None
    """The same answer to all of these items."""


WrittenExclude = tuple[
    Annotated[
        Annotated[Literal["screened_out", "incomplete"], Tag("word")] | Annotated[WrittenRule, Tag("(rule)")],
        word_or("(rule)"),
    ],
    ...,
]
WrittenTargets = Annotated[
    Annotated[FileName, Tag("word")]
    | Annotated[dict[Name, Annotated[dict[Code, Share], Field(min_length=1)]], Tag("(items)")],
    word_or("(items)"),
]
WrittenWeights = dict[
    Name, Annotated[Annotated[Column, Tag("word")] | Annotated[WrittenWeight, Tag("(map)")], word_or("(map)")]
]


class WrittenFieldwork(Written):
    """What a study says for all its waves, and a wave for itself."""

    provenance: Literal["respondents", "reconstructed"] | None = None
    """Whether people answered or the rows were computed; default respondents."""
    population: Words | None = None
    """Whom the sample stands for."""
    sample: Literal["probability", "nonprobability"] | None = None
    """How respondents were found; default nonprobability."""
    source: Words | None = None
    """Who did the fieldwork, where it is described."""
    respondent_id: Column | None = None
    """The column of the respondent's id; without it the row number serves."""
    company_id: Column | None = None
    """The column of the company's id; repeated in a wave it is the primary sampling unit."""
    duration: Column | None = None
    """The column of the interview's duration in seconds."""
    disposition: WrittenDisposition | None = None
    """The column that says how an interview ended; default what the platform itself exports."""
    design: WrittenDesign | None = None
    """Columns of the sampling design."""
    weights: WrittenWeights | None = None
    """Weight name to column; the first is the headline one."""
    targets: WrittenTargets | None = None
    """Item to option to share, or a file; makes the weight `raked`."""
    missing: dict[str, Reason] | None = None
    """Cell to the reason why there is no answer."""
    exclude: WrittenExclude | None = None
    """Who is not kept; default nobody."""
    meta: FileName | None = None
    """A file with the export's own labels (.qsf, .lss), where it has not the wave's name."""


class WrittenWave(WrittenFieldwork):
    """One fieldwork round, and what is different in it."""

    label: WrittenText | None = None
    """Its name in tables; default the wave itself."""
    series_break: Words | None = None
    """Why it must not be compared with the wave before."""
    expected_on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    """The day its export should be there, "2012-06-30"."""
    disposition: (  # type: ignore[assignment]
        Annotated[
            Annotated[Literal["absent"], Tag("word")] | Annotated[WrittenDisposition, Tag("(map)")],
            word_or("(map)"),
        ]
        | None
    ) = None
    """As the study's, or `absent`."""


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


class WrittenOutcomeColumn(Written):
    """One archival result."""

    unit: Words | None = None
    """Its unit."""
    year: Annotated[int, Field(ge=1900, le=2200)] | None = None
    """The year it is about."""
    label: WrittenText | None = None
    """Its name in tables."""


class WrittenOutcomeFile(Written):
    """Archival results by company."""

    file: FileName
    """The file beside the codebook."""
    key: Column
    """The column that holds the company's id."""
    columns: Annotated[dict[Name, WrittenOutcomeColumn], Field(min_length=1)]
    """Its columns, each an outcome."""


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
    controls: Names | None = None
    """Items that partial correlations and models hold constant."""
    banners: (
        tuple[
            Annotated[Annotated[Name, Tag("word")] | Annotated[Names, Tag("(list)")], word_or("(list)")], ...
        ]
        | None
    ) = None
    """What tables are split by; a list is a combination."""
    assumptions: dict[Name, dict[Name, float]] = Field(default_factory=dict)
    """What a reconstruction assumes of an outcome."""
    published: tuple[WrittenPublished, ...] = ()
    """Figures that somebody published, to be held against the computed ones."""
