"""The codebook as frozen values: what every stage works with after `load_study`.

Nothing here reads YAML. Texts are by language; a text without a language stands under ``""``.
Everything that has an order in the codebook keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class FrozenMapping(Mapping[Key, Value]):
    """A mapping that cannot change, keeps its order, and can be hashed, pickled and compared with a dict."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[Key, Value] | Iterable[tuple[Key, Value]] = ()) -> None:
        self._entries = dict(entries)

    def __getitem__(self, key: Key) -> Value:
        return self._entries[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __hash__(self) -> int:
        return hash(frozenset(self._entries.items()))

    def __repr__(self) -> str:
        return repr(self._entries)


NO_MAPPING: FrozenMapping = FrozenMapping()


class ItemType(StrEnum):
    """How an item's answers are analysed."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    RANK = "rank"
    ALLOCATION = "allocation"


class Base(StrEnum):
    """Who is in the base of an item's shares."""

    ALL = "all"  # every kept respondent
    ASKED = "asked"  # those who were asked
    ANSWERED = "answered"  # those who gave an answer


class Missing(StrEnum):
    """Why there is no answer. Codebooks may add reasons of their own; these have a meaning here."""

    NO_ANSWER = "no_answer"  # asked, left blank
    NOT_ASKED = "not_asked"  # routed past, or not in this wave
    REFUSED = "refused"
    DONT_KNOW = "dont_know"


class Provenance(StrEnum):
    """Whether people answered, or the rows were computed from published figures."""

    RESPONDENTS = "respondents"
    RECONSTRUCTED = "reconstructed"


class Sample(StrEnum):
    """Whether respondents had a known chance to be asked."""

    PROBABILITY = "probability"
    NONPROBABILITY = "nonprobability"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in one or more languages."""

    by_language: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: str = "") -> str:
        """The text in `language`, else the one without a language, else the first; "" if none."""
        texts = dict(self.by_language)
        return texts.get(language) or texts.get("") or next(iter(texts.values()), "")

    def __str__(self) -> str:
        return self.in_language()

    def every(self) -> tuple[str, ...]:
        """The text in all its languages, in the codebook's order."""
        return tuple(text for _, text in self.by_language)


@dataclass(frozen=True, slots=True)
class Option:
    """One permitted answer."""

    code: str
    label: Text


@dataclass(frozen=True, slots=True)
class Net:
    """Several options of one item counted as one: a respondent counts once."""

    code: str
    label: Text
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A class of a number: `low` inclusive, `high` exclusive, None open. Also a score's level."""

    code: str
    label: Text
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class BandedItem:
    """The single-response item that a number's bands make."""

    name: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """A scheme shared across studies; options without an entry are missing in it."""

    scheme: str
    codes: Mapping[str, str]  # option code -> code of the scheme


# A condition is a tree of these. A condition on a missing answer is false.
@dataclass(frozen=True, slots=True)
class Answered:
    """True where any of `options` was selected for `item` (band, derived and level items too)."""

    item: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """True where the number is at least `low` and under `high`; None is open."""

    item: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where every condition is; without any, always."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where at least one condition is."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True where the condition is not; also where its item has no answer."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Always:
    """`else` of a derived item."""


Condition = Answered | Between | AllOf | AnyOf | Not | Always


@dataclass(frozen=True, slots=True)
class Item:
    """A question as analysed, as it stands in one wave."""

    name: str
    type: ItemType
    question: Text = Text()
    options: tuple[Option, ...] = ()
    column: str | None = None  # where one column holds the answer
    columns: Mapping[str, str] = NO_MAPPING  # option code -> column (multiple, rank, allocation)
    separator: str | None = None  # multiple response in one cell
    selected: frozenset[str] | None = None  # cells that mean selected, None: the default convention
    not_selected: frozenset[str] | None = None
    aliases: Mapping[str, str] = NO_MAPPING  # another spelling -> option code
    missing: Mapping[str, str] = NO_MAPPING  # cell -> reason; the study's and the item's own, merged
    asked_if: Condition | None = None
    base: Base = Base.ASKED
    nets: tuple[Net, ...] = ()
    bands: tuple[BandedItem, ...] = ()
    low: float | None = None  # permitted range of a number, both inclusive
    high: float | None = None
    unit: str | None = None
    multiplier: float = 1.0
    summary: str | None = None  # None | "nps"
    places: int | None = None  # rank
    total: float | None = None  # allocation
    date_format: str | None = None  # strptime; None: ISO or what the column itself shows
    decimal: str | None = None  # "," or "."; None: what the column itself shows
    publish: bool = True
    codes_file: str | None = None  # text -> code, beside the codebook
    classification: Classification | None = None
    grid: str | None = None  # the grid it was asked in
    grid_question: Text = Text()  # the question that the grid's items share
    in_wave: bool = True  # False where this wave did not ask it
    line: int = 0  # in the codebook file


@dataclass(frozen=True, slots=True)
class Derived:
    """A single-response item made from conditions; the first that is true wins, none: missing."""

    name: str
    question: Text
    options: tuple[Option, ...]
    when: tuple[tuple[str, Condition], ...]  # option code, condition
    line: int = 0


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


@dataclass(frozen=True, slots=True)
class Disposition:
    """Which column says how an interview ended, and what its cells mean.

    Without one the reader's own knowledge of its platform serves.
    """

    column: str
    meaning: Mapping[str, str]  # cell -> complete | partial | screened_out | other words


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
    label: Text = Text()
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
class OutcomeFile:
    """Archival results by company."""

    file: str
    key: str
    columns: Mapping[str, Mapping[str, object]]
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
    option_lists: Mapping[str, tuple[Option, ...]] = NO_MAPPING

    def wave(self, name: str) -> Wave:
        """The wave as the codebook has it, or the default under that name."""
        from dataclasses import replace

        known = {wave.name: wave for wave in self.waves}
        return known.get(name) or replace(self.default_wave, name=name)
