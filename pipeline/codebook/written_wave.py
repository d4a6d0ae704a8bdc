"""How a wave is written: what a study says for all its waves, and a wave for itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from pipeline.codebook.written import (
    Code,
    Column,
    FileName,
    Name,
    Reason,
    Share,
    WaveName,
    Words,
    Written,
    WrittenText,
    word_or,
)


class WrittenReplicates(Written):
    """Replicate weights."""

    method: Literal["jk1", "jkn", "brr", "fay", "bootstrap"]
    """What they are."""
    columns: Annotated[tuple[Column, ...], Field(min_length=2)] | None = None
    """The columns that hold them; without these and a prefix they are made from strata and PSUs."""
    prefix: Words | None = None
    """What the names of their columns begin with."""
    fay: Annotated[float, Field(ge=0, lt=1)] = 0.0
    """Fay's factor k, for method fay."""
    replicates: Annotated[int, Field(ge=2, le=5000)] = 500
    """How many the bootstrap makes."""
    scale: Annotated[float, Field(gt=0)] | None = None
    """The factor of the squared deviations of supplied weights, where it is not the method's own."""
    rscales: Annotated[tuple[Annotated[float, Field(ge=0)], ...], Field(min_length=2)] | None = None
    """A factor for each supplied weight, in their order; for jkn (a - 1) / a of the PSUs of the stratum."""


class WrittenDesign(Written):
    """Columns of the sampling design."""

    strata: Column | None = None
    """The column of the stratum."""
    psu: Column | None = None
    """The column of the primary sampling unit."""
    fpc: Column | None = None
    """The column of the size of the population, or of the stratum's."""
    second_stage: Column | None = None
    """The column of the number of units in the population of the PSU, of which respondents are a sample."""
    lonely: Literal["flag", "fail", "remove", "certainty", "adjust", "average"] = "flag"
    """What a stratum with one PSU does to a standard error; default it is not known and the row says so."""
    replicates: WrittenReplicates | None = None
    """Replicate weights of the headline weight."""


class WrittenWeighting(Written):
    """How weights meet the targets."""

    method: Literal["rake", "poststratify", "linear", "truncated", "logit"] = "rake"
    """The distance that is kept small; poststratify takes one target."""
    bounds: Annotated[tuple[float, float], Field()] = (0.1, 10.0)
    """The lowest and highest factor, for truncated and logit."""
    cap: Annotated[float, Field(gt=1)] | None = None
    """The highest weight, in means; what is above it goes to the others, and the targets are met once more."""


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
    refusal: tuple[str, ...] = ()
    """Cells of sampled cases that declined."""
    non_contact: tuple[str, ...] = ()
    """Cells of sampled cases that were not reached."""
    other_nonresponse: tuple[str, ...] = ()
    """Cells of sampled cases in the population that did not answer for another reason."""
    unknown_eligibility: tuple[str, ...] = ()
    """Cells of sampled cases of which nobody knows whether they are in the population."""


class WrittenNonresponse(Written):
    """Weights for those who did not answer."""

    classes: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Items known of everybody in the sample; their combinations are the classes."""
    sampled: (
        Annotated[
            Annotated[FileName, Tag("word")]
            | Annotated[dict[Code, Annotated[float, Field(gt=0)]], Tag("(options)")],
            word_or("(options)"),
        ]
        | None
    ) = None
    """Sampled cases in the population by class: option to number, or a file; default the export's own rows."""
    eligible_share: Annotated[float, Field(ge=0, le=1)] = 1.0
    """The part of the cases of unknown eligibility that is taken as in the population."""
    highest: Annotated[float, Field(gt=1)] | None = None
    """The highest factor; a class that needs a higher one is an error."""


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


WrittenDispositionOrAbsent = Annotated[
    Annotated[Literal["absent"], Tag("word")] | Annotated[WrittenDisposition, Tag("(map)")], word_or("(map)")
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
    disposition: WrittenDispositionOrAbsent | None = None
    """The column that says how an interview ended; default what the platform itself exports."""
    design: WrittenDesign | None = None
    """Columns of the sampling design."""
    weights: WrittenWeights | None = None
    """Weight name to column; the first is the headline one."""
    targets: WrittenTargets | None = None
    """Item to option to share, or a file; makes the weight `raked`."""
    weighting: WrittenWeighting | None = None
    """How the weight `raked` meets its targets; default raking."""
    nonresponse: WrittenNonresponse | None = None
    """Classes within which those who answered stand for those who did not; makes the weight `nonresponse`."""
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
