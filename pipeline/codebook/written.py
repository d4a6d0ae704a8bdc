"""The shapes that a codebook is written in: words, texts, options, conditions.

These models say what may be written, nothing more; the JSON Schema comes from them. What it means is
worked out in the frozen values of `model`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from pipeline.codebook.support import SUPPORT_FILE

CODE = r"^[A-Za-z0-9_.+-]+$"
NAME = r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$"
WAVE = r"^[A-Za-z0-9][A-Za-z0-9.-]*$"
STUDY = r"^[a-z0-9][a-z0-9-]*$"
REASON = r"^[a-z][a-z0-9_]*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"

Code = Annotated[str, Field(pattern=CODE)]
Name = Annotated[str, Field(pattern=NAME)]
WaveName = Annotated[str, Field(pattern=WAVE)]
Reason = Annotated[str, Field(pattern=REASON)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
Words = Annotated[str, Field(min_length=1)]  # any text that is not empty
Column = Words  # the name of a column of the export
FileName = Annotated[str, Field(pattern=f"^{SUPPORT_FILE}$")]  # beside the codebook
Share = Annotated[float, Field(ge=0, le=1)]


def word_or(other: str) -> Discriminator:
    """Tell the two ways of writing a value apart, so that a mistake is named once, not for both."""
    return Discriminator(lambda value: other if isinstance(value, (dict, tuple)) else "word")


WrittenText = Annotated[
    Annotated[Words, Tag("word")] | Annotated[dict[Language, Words], Tag("(languages)")],
    word_or("(languages)"),
]
OptionPair = tuple[Code, WrittenText]
OptionPairs = Annotated[tuple[OptionPair, ...], Field(min_length=1)]
WrittenOptions = Annotated[
    Annotated[Name, Tag("word")] | Annotated[OptionPairs, Tag("(pairs)")], word_or("(pairs)")
]
WrittenBand = tuple[Code, WrittenText, float | None, float | None]
WrittenLevel = tuple[Code, WrittenText, float]
Codes = Annotated[tuple[Code, ...], Field(min_length=1)]
Names = Annotated[tuple[Name, ...], Field(min_length=1)]
Columns = Annotated[dict[Code, Column], Field(min_length=1)]


class Written(BaseModel):
    """A map whose keys are known: nothing else may stand in it, nothing is converted."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class WrittenRange(Written):
    """A number from (inclusive) to (exclusive)."""

    low: float | None = Field(None, alias="from")
    """At least this."""
    high: float | None = Field(None, alias="to")
    """Less than this."""


def _list_or_map(value: object) -> str:
    return "(map)" if isinstance(value, dict) else "(list)"


class WrittenCondition(Written):
    """Items and the options that make it true; several entries must all be true."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[
        str,
        Annotated[
            Annotated[Codes, Tag("(list)")] | Annotated[WrittenRange, Tag("(map)")],
            Discriminator(_list_or_map),
        ],
    ]

    any_: tuple[WrittenCondition, ...] | None = Field(None, alias="any", min_length=1)
    """True where at least one of these conditions is."""
    all_: tuple[WrittenCondition, ...] | None = Field(None, alias="all", min_length=1)
    """True where each of these conditions is."""
    not_: WrittenCondition | None = Field(None, alias="not")
    """True where this condition is not."""


class WrittenNet(Written):
    """Several options counted as one."""

    label: WrittenText | None = None
    """Its label; without one, its code."""
    options: Codes
    """The options it consists of."""


class WrittenClassification(Written):
    """How the options translate to a scheme that several studies share."""

    scheme: Words
    """The scheme's name, NACE-2 for instance."""
    map: dict[Code, Code]
    """Option code to code of the scheme; an option without an entry is missing in it."""


WrittenNets = dict[
    Code,
    Annotated[
        Annotated[Codes, Tag("(list)")] | Annotated[WrittenNet, Tag("(map)")], Discriminator(_list_or_map)
    ],
]
WrittenWhen = Annotated[
    Annotated[Literal["else"], Tag("word")] | Annotated[WrittenCondition, Tag("(condition)")],
    word_or("(condition)"),
]
