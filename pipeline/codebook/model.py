"""The codebook as frozen values: what every stage works with after `load_study`.

Nothing here reads YAML. Texts are by language; a text without a language stands under ``""``.
Everything that has an order in the codebook keeps it. The parts of items and conditions stand in
modules of their own and can all be imported from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pipeline.codebook.analysis_model import (
    AS_USUAL,
    Analysis,
    OutcomeColumn,
    OutcomeFile,
    PublishedCorrelation,
)
from pipeline.codebook.condition_tree import AllOf, Always, Answered, AnyOf, Between, Condition, Not
from pipeline.codebook.estimation import Choices, Nonresponse, Replication, Weighting
from pipeline.codebook.frozen_mapping import NO_MAPPING, FrozenMapping
from pipeline.codebook.item_model import (
    NO_TEXT,
    Band,
    BandedItem,
    Base,
    Classification,
    Derived,
    Item,
    ItemType,
    Missing,
    Net,
    Option,
    Text,
)

__all__ = [
    "NO_MAPPING",
    "NO_TEXT",
    "AllOf",
    "Always",
    "Analysis",
    "Answered",
    "AnyOf",
    "Band",
    "BandedItem",
    "Base",
    "Between",
    "Choices",
    "Classification",
    "Condition",
    "Derived",
    "Design",
    "Disposition",
    "Exclude",
    "FrozenMapping",
    "Item",
    "ItemType",
    "Missing",
    "Net",
    "Nonresponse",
    "Not",
    "Option",
    "OutcomeColumn",
    "OutcomeFile",
    "Provenance",
    "Published",
    "PublishedCorrelation",
    "Replication",
    "Sample",
    "Score",
    "Study",
    "Target",
    "Text",
    "Wave",
    "Weight",
    "Weighting",
]


class Provenance(StrEnum):
    """Whether people answered, or the rows were computed from published figures."""

    RESPONDENTS = "respondents"
    RECONSTRUCTED = "reconstructed"


class Sample(StrEnum):
    """Whether respondents had a known chance to be asked."""

    PROBABILITY = "probability"
    NONPROBABILITY = "nonprobability"


@dataclass(frozen=True, slots=True)
class Score:
    """Items combined into one number."""

    name: str
    label: Text
    items: tuple[str, ...]
    reverse: frozenset[str]
    method: str = "mean"  # mean | sum | z_mean | count
    measurement: str = "reflective"  # reflective | formative
    rescale: tuple[float, float] | None = None
    min_answered: float = 0.8  # share of the items
    levels: tuple[Band, ...] = ()
    reference_wave: str | None = None
    count: Mapping[str, tuple[str, ...]] = NO_MAPPING  # method count: item -> options that count
    line: int = 0


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight supplied in the export."""

    name: str
    column: str


@dataclass(frozen=True, slots=True)
class Target:
    """What one item's weighted shares must be."""

    item: str
    shares: Mapping[str, float]  # option code -> share, sums to 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class Design:
    """Columns of the sampling design."""

    strata: str | None = None
    psu: str | None = None
    fpc: str | None = None
    second_stage: str | None = None  # column of the number of units in the PSU; respondents are the units
    lonely: str = "flag"
    replication: Replication | None = None


@dataclass(frozen=True, slots=True)
class Disposition:
    """Which column says how an interview ended, and what its cells mean.

    Without one the reader's own knowledge of its platform serves.
    """

    column: str
    meaning: Mapping[str, str]  # cell -> one of exclusions.ENDS


@dataclass(frozen=True, slots=True)
class Exclude:
    """Which respondents are not kept, in this order of precedence."""

    dispositions: tuple[str, ...] = ()  # screened_out, incomplete
    speeder: float | None = None  # under this share of the median duration
    duplicate: str | None = None  # a column; the first of a value is kept
    straightline: tuple[str, ...] = ()  # same raw answer to all of these items


@dataclass(frozen=True, slots=True)
class Wave:
    """One fieldwork round, and what of the study is different in it."""

    name: str
    label: Text = NO_TEXT
    series_break: str | None = None
    expected_on: str | None = None  # ISO date
    provenance: Provenance = Provenance.RESPONDENTS
    population: str = ""
    sample: Sample = Sample.NONPROBABILITY
    source: str = ""
    respondent_id: str | None = None
    company_id: str | None = None
    design: Design = Design()
    weights: tuple[Weight, ...] = ()
    targets: tuple[Target, ...] = ()
    weighting: Weighting = field(default_factory=Weighting)
    nonresponse: Nonresponse | None = None
    exclude: Exclude = Exclude()
    disposition: Disposition | None = None
    duration: str | None = None  # column, in seconds
    meta: str | None = None  # a file with the export's labels, where it has not the wave's name
    items: tuple[Item, ...] = ()  # every item as this wave asked it, in order


@dataclass(frozen=True, slots=True)
class Published:
    """A figure somebody published, to be held against the computed one."""

    wave: str
    item: str
    option: str
    share: float
    source: str
    banner: tuple[tuple[str, str], ...] = ()  # (item, option), ...
    universe: str = "all"
    weighting: str | None = None  # None: the headline weighting
    irreconcilable: str | None = None  # the arithmetic, where it cannot hold
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Study:
    """A survey project with one codebook."""

    name: str
    title: Text
    languages: tuple[str, ...]
    provenance: Provenance
    population: str
    sample: Sample
    source: str
    discard: tuple[str, ...]
    waves: tuple[Wave, ...]  # those the codebook names, in its order
    default_wave: Wave  # serves every wave the codebook does not name
    derived: tuple[Derived, ...]
    universes: Mapping[str, Condition]
    scores: tuple[Score, ...]
    outcomes: tuple[str, ...]
    outcome_files: tuple[OutcomeFile, ...]
    controls: tuple[str, ...]
    banners: tuple[tuple[str, ...], ...]  # ("sector",), ("sector", "size_class")
    assumptions: Mapping[str, Mapping[str, float]]
    published: tuple[Published, ...]
    path: str = ""  # of the codebook file
    choices: Choices = field(default_factory=Choices)
    option_lists: Mapping[str, tuple[Option, ...]] = NO_MAPPING
    marker: str | None = None  # an item unrelated to scores and outcomes
    analysis: Analysis = AS_USUAL
    published_correlations: tuple[PublishedCorrelation, ...] = ()

    def wave(self, name: str) -> Wave:
        """The wave as the codebook has it, or the default under that name."""
        known = {wave.name: wave for wave in self.waves}
        return known.get(name) or replace(self.default_wave, name=name)
