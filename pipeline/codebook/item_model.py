"""Items as frozen values: what was asked, and how its answers are read and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.codebook.condition_tree import Condition
from pipeline.codebook.frozen_mapping import NO_MAPPING


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


NO_TEXT = Text()


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


@dataclass(frozen=True, slots=True)
class Item:
    """A question as analysed, as it stands in one wave."""

    name: str
    type: ItemType
    question: Text = NO_TEXT
    options: tuple[Option, ...] = ()
    column: str | None = None  # where one column holds the answer
    columns: Mapping[str, str] = NO_MAPPING  # option code -> column (multiple, rank, allocation)
    mentions: tuple[str, ...] = ()  # columns whose cells name options; of a rank in the order of places
    separator: str | None = None  # several options in one cell; of a rank in the order of places
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
    place_of: str | None = None  # the option whose place this number is, where cells name options
    ranked: tuple[Option, ...] = ()  # all that those cells may name
    in_places: bool = False  # the set of those with a place, where cells name options in order
    total: float | None = None  # allocation, and each of its parts
    date_format: str | None = None  # strptime; None: ISO or what the column itself shows
    decimal: str | None = None  # "," or "."; None: what the column itself shows
    publish: bool = True
    codes_file: str | None = None  # of a text: beside the codebook
    codes: Mapping[str, tuple[str, ...]] | None = None  # text -> codes, from that file; None: not there
    other_of: tuple[str, str] | None = None  # the item and option that the text is behind
    classification: Classification | None = None
    grid: str | None = None  # the grid it was asked in
    grid_question: Text = NO_TEXT  # the question that the grid's items share
    in_wave: bool = True  # False where this wave did not ask it
    line: int = 0  # in the codebook file

    @property
    def read_from(self) -> tuple[str, ...]:
        """The columns of the export that the answers stand in."""
        return tuple(self.columns.values()) or self.mentions or (self.column or self.name,)


@dataclass(frozen=True, slots=True)
class Derived:
    """A single-response item made from conditions; the first that is true wins, none: missing."""

    name: str
    question: Text
    options: tuple[Option, ...]
    when: tuple[tuple[str, Condition], ...]  # option code, condition
    line: int = 0
