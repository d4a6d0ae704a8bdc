"""How an item is written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from pipeline.codebook.written import (
    Code,
    Column,
    Columns,
    FileName,
    Name,
    Reason,
    WaveName,
    Words,
    Written,
    WrittenBand,
    WrittenClassification,
    WrittenCondition,
    WrittenNets,
    WrittenOptions,
    WrittenText,
    WrittenWhen,
    word_or,
)


class WrittenItem(Written):
    """A question as analysed; every key of it may be different in a wave."""

    type: Literal["single", "multiple", "ordinal", "number", "date", "text", "rank", "allocation"] | None = (
        None
    )
    """How its answers are analysed; default single, or multiple with `columns` or `separator`."""
    question: WrittenText | None = None
    """The question's text."""
    column: Column | None = None
    """The column of the export that holds the answer."""
    columns: Columns | None = None
    """Option code to column, for multiple, rank and allocation."""
    grid: Annotated[dict[Name, Column], Field(min_length=1)] | None = None
    """Item name to column: items that share all the other keys."""
    labels: dict[Code, WrittenText] | None = None
    """Labels of the options in `columns`, or texts of the items of a `grid`."""
    options: WrittenOptions | None = None
    """Pairs of code and label, or the name of an option list."""
    mentions: Annotated[tuple[Column, ...], Field(min_length=1)] | None = None
    """Columns whose cells each name an option, for multiple and rank; of a rank in the order of the places."""
    separator: Words | None = None
    """What stands between the answers of a multiple response in one cell."""
    selected: tuple[str, ...] | None = None
    """Cells that mean selected."""
    not_selected: tuple[str, ...] | None = None
    """Cells that mean not selected; default blank, 0, No, Not selected, Nee, Nein and the like."""
    aliases: dict[str, Code] | None = None
    """Another spelling in the export to the code of its option."""
    missing: dict[str, Reason] | None = None
    """Cell to the reason why there is no answer, on top of the study's."""
    asked_if: WrittenCondition | None = None
    """Who was asked."""
    base: Literal["all", "asked", "answered"] | None = None
    """Who is in the base of its shares; default asked."""
    nets: WrittenNets | None = None
    """Several options counted as one."""
    bands: dict[Name, Annotated[tuple[WrittenBand, ...], Field(min_length=1)]] | None = None
    """Single-response items made of a number: name to bands of code, label, from, to."""
    range: tuple[float | None, float | None] | None = None
    """The lowest and highest permitted number, both inclusive."""
    unit: Words | None = None
    """The unit of a number."""
    multiplier: float | None = None
    """What the number in the cell is multiplied by."""
    decimal: Literal[",", "."] | None = None
    """The decimal sign; default what the column itself shows."""
    date_format: Words | None = None
    """The format of a date as in strptime; default ISO or what the column itself shows."""
    summary: Literal["nps"] | None = None
    """nps: the net promoter score of a number from 0 to 10."""
    places: Annotated[int, Field(ge=1)] | None = None
    """How many places a rank has; default as many as options."""
    total: Annotated[float, Field(gt=0)] | None = None
    """What an allocation adds up to; default 100."""
    publish: bool | None = None
    """false: in no published table; default true."""
    codes: FileName | None = None
    """The file beside the codebook that gives a text its code."""
    other_of: Annotated[dict[Name, Code], Field(min_length=1, max_length=1)] | None = None
    """The item and its option "other" that the text is behind: its codes take that option's place."""
    classification: WrittenClassification | None = None
    """A scheme shared across studies."""

    @property
    def is_placed(self) -> bool:
        """Whether it is said where the answers stand."""
        return any(place is not None for place in (self.column, self.columns, self.grid, self.mentions))


class WrittenStudyItem(WrittenItem):
    """A question as analysed, and what is different in some waves."""

    waves: Annotated[tuple[WaveName, ...], Field(min_length=1)] | None = None
    """The waves that asked it; default all."""
    by_wave: (
        dict[
            WaveName,
            Annotated[
                Annotated[Literal["absent"], Tag("word")] | Annotated[WrittenItem, Tag("(item)")],
                word_or("(item)"),
            ],
        ]
        | None
    ) = None
    """Wave to the keys that are different in it, or `absent`."""


class WrittenDerived(Written):
    """A single-response item made of conditions."""

    question: WrittenText | None = None
    """Its text in tables."""
    options: WrittenOptions
    """Pairs of code and label, or the name of an option list."""
    when: Annotated[tuple[tuple[Code, WrittenWhen], ...], Field(min_length=1)]
    """Pairs of code and condition; the first that is true wins, `else` may be the last."""
