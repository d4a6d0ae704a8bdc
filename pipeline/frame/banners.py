"""Which columns a table has, and which respondents belong to each.

Every respondent gets one `cell`: the number that the codes of all banner items and universes make
together. A small table of members then says which columns a cell belongs to, so that any crossing
and any universe is one join of a reduced table, and never another pass over the respondents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import pandas as pd

from pipeline.codebook.model import Condition
from pipeline.engine.conditions import condition_sql
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.errors import DesignError
from pipeline.frame.subjects import Subject

EVERYBODY = "all"
TOTAL = "total"
LARGEST_CELL = 2**62


@dataclass(frozen=True, slots=True)
class BannerColumn:
    """One column of a banner."""

    banner: str
    banner_order: int
    option: str
    label: str
    option_order: int
    letter: str


@dataclass(frozen=True, slots=True)
class Digit:
    """One banner item or universe as a digit of the cell number: how to compute it, how many values it has."""

    name: str
    sql: str
    size: int
    codes: tuple[str, ...]  # by value - 1 of a single item; by bit of a multiple one
    is_multiple: bool = False

    def selected(self, value: int) -> tuple[str, ...]:
        """The codes that a digit's value stands for."""
        if self.is_multiple:
            return tuple(code for bit, code in enumerate(self.codes) if value >> bit & 1)
        return (self.codes[value - 1],) if value else ()


def banner_digits(banners: Sequence[tuple[str, ...]], subjects: Mapping[str, Subject]) -> tuple[Digit, ...]:
    """One digit an item that stands in a banner."""
    names = dict.fromkeys(name for banner in banners for name in banner)
    return tuple(_item_digit(subjects[name]) for name in names if name in subjects)


def universe_digits(universes: Mapping[str, Condition], multiple: frozenset[str]) -> tuple[Digit, ...]:
    """One digit a universe: 1 for its members."""
    return tuple(
        Digit(name, f"CAST({condition_sql(condition, multiple)} AS BIGINT)", 2, (name,))
        for name, condition in universes.items()
    )


def cell_sql(digits: Sequence[Digit]) -> str:
    """The cell number. Raises DesignError where the banners have more combinations than a number can hold."""
    place, terms = 1, ["CAST(0 AS BIGINT)"]
    for digit in digits:
        terms.append(f"{place} * ({digit.sql})")
        place *= digit.size
    if place >= LARGEST_CELL:
        raise DesignError(
            f"banners and universes have {place:.0e} combinations, too many to count at once; "
            "take a banner with many options out of `banners`."
        )
    return " + ".join(terms)


def digit_values(cell: int, digits: Sequence[Digit]) -> list[int]:
    """The value of each digit of a cell."""
    values = []
    for digit in digits:
        cell, value = divmod(cell, digit.size)
        values.append(value)
    return values


def members(
    cells: Sequence[int],
    banner_items: Sequence[Digit],
    universes: Sequence[Digit],
    banners: Sequence[tuple[str, ...]],
) -> pd.DataFrame:
    """One row per cell, universe, banner and banner option that the cell belongs to."""
    rows = []
    for cell in cells:
        values = digit_values(int(cell), (*banner_items, *universes))
        chosen = {
            digit.name: digit.selected(value) for digit, value in zip(banner_items, values, strict=False)
        }
        inside = [EVERYBODY]
        inside += [
            digit.name for digit, value in zip(universes, values[len(banner_items) :], strict=True) if value
        ]
        columns = [(TOTAL, TOTAL)]
        columns += [
            ("*".join(banner), "*".join(codes))
            for banner in banners
            if all(name in chosen for name in banner)
            for codes in product(*(chosen[name] for name in banner))
        ]
        rows += [(cell, universe, *column) for universe in inside for column in columns]
    return pd.DataFrame(rows, columns=["cell", "universe", "banner", "banner_option"])


def banner_columns(
    banners: Sequence[tuple[str, ...]], subjects: Mapping[str, Subject], language: str
) -> tuple[BannerColumn, ...]:
    """Every column of every banner in the codebook's order, the total first; also those nobody belongs to."""
    found = [BannerColumn(TOTAL, 0, TOTAL, "Total", 1, "")]
    for order, banner in enumerate(banners, start=1):
        if not all(name in subjects for name in banner):
            continue
        options = [subjects[name].options for name in banner]
        for place, chosen in enumerate(product(*options), start=1):
            codes = "*".join(option.code for option in chosen)
            label = " × ".join(option.label.in_language(language) for option in chosen)
            found.append(BannerColumn("*".join(banner), order, codes, label, place, column_letter(place)))
    return tuple(found)


def column_letter(place: int) -> str:
    """A to Z, then AA, AB ... as a spreadsheet names its columns."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _item_digit(subject: Subject) -> Digit:
    codes = tuple(option.code for option in subject.options)
    column = identifier(subject.name)
    if subject.is_multiple:
        bits = " + ".join(
            f"{1 << bit} * CAST(coalesce(list_contains({column}, {literal(code)}), FALSE) AS BIGINT)"
            for bit, code in enumerate(codes)
        )
        return Digit(subject.name, bits or "0", 1 << len(codes), codes, is_multiple=True)
    place = f"coalesce(list_position({text_list(codes)}, {column}), 0)"
    return Digit(subject.name, place, len(codes) + 1, codes)
