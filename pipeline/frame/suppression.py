"""Which columns of the tables hide their numbers: too small ones, and those that would give them away.

Bases of the columns of a banner add up to the total, those of a crossing to its margins; so do the counts
of every option. A column is hidden whole, with every row of it, under every weighting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pipeline.errors import EstimationError
from pipeline.frame.banners import TOTAL, BannerColumn
from pipeline.frame.build import Frame
from pipeline.frame.flags import SUPPRESSED_UNDER
from pipeline.stats.additive_table import AdditiveTable, additive_table
from pipeline.stats.disclosure_audit import Protection

# So far apart the least and the most that a hidden base can be must remain: three of the five numbers that
# `suppressed` can stand for, two where three would cost the total, or where nobody is in the column.
WIDTH, LEAST_WIDTH = 2.0, 1.0
Sums = tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """Columns (C,) hidden for their own base, and those hidden so that no other can be worked out."""

    primary: np.ndarray
    secondary: np.ndarray

    @property
    def either(self) -> np.ndarray:
        return self.primary | self.secondary


def hidden_in(frame: Frame, bases: np.ndarray, primary: np.ndarray) -> Hidden:
    """What one table hides for its bases, and for those of the linked tables of `frame`.

    `bases` and `primary` (universes × columns,), in the order of both.
    """
    multiple = frozenset(subject.name for subject in frame.subjects if subject.is_multiple)
    shape = frame.respondents.shape
    by_universe = [
        hidden_columns(
            column_sums(frame.columns, everybody, multiple),
            base,
            small,
            everybody,
            by_company=frame.has_repeated_companies,
        )
        for base, small, everybody in zip(
            np.asarray(bases, dtype=float).reshape(shape),
            np.asarray(primary, dtype=bool).reshape(shape),
            frame.respondents,
            strict=True,
        )
    ]
    own = np.concatenate([hidden.primary for hidden in by_universe])
    secondary = np.concatenate([hidden.secondary for hidden in by_universe])
    if frame.linked is not None:
        secondary = frame.linked.with_hidden(np.asarray(bases, dtype=float), own | secondary) & ~own
    return Hidden(own, secondary)


def hidden_columns(
    sums: Sums, bases: np.ndarray, primary: np.ndarray, respondents: np.ndarray, *, by_company: bool = False
) -> Hidden:
    """The columns (C,) that one item may not show in one universe.

    `bases` (C,): respondents in the item's base; `primary` (C,): too few of them (or of companies, then
    `by_company`); `respondents` (C,): everybody in the column. An option that nobody at all chose needs no
    protection: its column is no sum's part. Columns that are hidden in every table of the wave, for their
    number of respondents, are preferred, so that one item does not show what another hides.
    """
    primary = np.asarray(primary, dtype=bool)
    if not primary.any():
        return Hidden(primary, np.zeros_like(primary))
    small = respondents < SUPPRESSED_UNDER
    always = _suppressed(sums, _key(respondents), _key(small), _key(respondents), _key(small), by_company)
    first = np.frombuffer(always, dtype=bool)
    found = _suppressed(
        sums, _key(bases), _key(primary), _key(respondents), _key(first | primary), by_company
    )
    either = np.frombuffer(found, dtype=bool) | (first & ~small)
    return Hidden(primary, either & ~primary)


def column_sums(
    columns: Sequence[BannerColumn], respondents: np.ndarray, overlapping: frozenset[str]
) -> Sums:
    """Which column is the sum of which others.

    `respondents` (C,): an option of a single item without any is left out. `overlapping`: multiple-response
    items, whose columns share respondents and are no parts of a sum.
    """
    places = {(column.banner, column.option): at for at, column in enumerate(columns)}
    banners = {column.banner: tuple(column.banner.split("*")) for column in columns}
    items = {name: (() if name == TOTAL else parts) for name, parts in banners.items()}
    found: dict[tuple[str, int, str], list[int]] = {}
    for fine, parts in items.items():
        for coarse, wanted in items.items():
            if len(wanted) < len(parts) and set(wanted) < set(parts):
                if set(parts) - set(wanted) & overlapping:
                    continue
                for column in (one for one in columns if one.banner == fine):
                    codes = dict(zip(parts, column.option.split("*"), strict=True))
                    option = "*".join(codes[item] for item in wanted) or TOTAL
                    place = places[fine, column.option]
                    if respondents[place] or len(parts) > 1:
                        found.setdefault((fine, places[coarse, option], coarse), []).append(place)
    return tuple((total, tuple(cells)) for (_, total, _), cells in found.items())


def _key(values: np.ndarray) -> bytes:
    return np.ascontiguousarray(values, dtype=bool if values.dtype == bool else float).tobytes()


@lru_cache(maxsize=4096)
def _suppressed(  # noqa: PLR0917 - the key that patterns are remembered by
    sums: Sums, bases: bytes, primary: bytes, respondents: bytes, preferred: bytes, by_company: bool
) -> bytes:
    """The pattern of one table; most items of a wave share it."""
    from pipeline.stats.secondary_suppression import suppress

    base, everybody = np.frombuffer(bases), np.frombuffer(respondents)
    own, first = np.frombuffer(primary, dtype=bool), np.frombuffer(preferred, dtype=bool)
    table, cells = rests_known(base, sums), base.size
    rests = table.values.size - cells

    def extended(values: np.ndarray, rest: float) -> np.ndarray:
        return np.concatenate([values, np.full(rests, rest)])

    rules = {
        "costs": extended(np.where(first, 0.0, everybody + 1.0), 0.0),
        "candidates": extended(~own, False).astype(bool),
        "known_low": extended(np.where(own, 0.0, np.minimum(base, SUPPRESSED_UNDER)), 0.0),
        "known_high": extended(np.where(own & ~by_company, SUPPRESSED_UNDER - 1.0, np.inf), np.inf),
    }
    sensitive = extended(own, False).astype(bool)
    somebody = extended(own & (base > 0), False).astype(bool)  # the total is not hidden for nobody's sake
    not_the_total = np.arange(table.values.size) > 0
    attempts = (
        (WIDTH, sensitive, not_the_total),
        (LEAST_WIDTH, sensitive, not_the_total),
        (LEAST_WIDTH, somebody, not_the_total),
        (LEAST_WIDTH, sensitive, True),
    )
    for width, kept, spared in attempts:
        protection = Protection(sliding=extended(np.where(base > 0, width, LEAST_WIDTH), 0.0))
        chosen = {**rules, "candidates": rules["candidates"] & spared}
        try:
            return _key(suppress(table, kept, protection, **chosen).suppressed[:cells] | own)
        except EstimationError:  # the table is too small for this much
            continue
    return _key(np.ones(cells, dtype=bool))


def rests_known(base: np.ndarray, sums: Sums) -> AdditiveTable:
    """The columns and, for each sum, those who are in the total and in none of its parts: they are known."""
    values, equations = list(base), []
    for total, parts in sums:
        rest = base[total] - base[list(parts)].sum()
        equations.append((total, (*parts, len(values))))
        values.append(max(rest, 0.0))
    return additive_table(np.array(values), equations)
