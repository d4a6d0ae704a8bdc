"""Which columns of the tables hide their numbers: too small ones, and those that would give them away.

Where bases of columns add up, so do the counts of every option. A column is hidden whole, with every row of it,
under every weighting.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pipeline.errors import ProtectionError
from pipeline.frame.build import Frame
from pipeline.frame.column_sums import Block, Sums
from pipeline.frame.flags import SUPPRESSED_UNDER, is_suppressed
from pipeline.stats.additive_table import AdditiveTable, additive_table
from pipeline.stats.disclosure_audit import Protection

# So far apart the least and the most that a hidden base can be must remain: three of the five numbers that
# `suppressed` can stand for, two where three would cost the total, or where nobody is in the column.
WIDTH, LEAST_WIDTH = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Hidden:
    """Columns (C,) hidden for their own base, and those hidden so that no other can be worked out.

    `leaving_out_few` (C,) are those of the latter whose answers tell of the few who are not in them.
    """

    primary: np.ndarray
    secondary: np.ndarray
    leaving_out_few: np.ndarray | bool = False

    @property
    def sensitive(self) -> np.ndarray:
        """The columns whose answers must not be worked out."""
        return self.primary | self.leaving_out_few

    @property
    def either(self) -> np.ndarray:
        return self.primary | self.secondary


def hidden_in(frame: Frame, bases: np.ndarray, primary: np.ndarray) -> Hidden:
    """What one table hides for its bases, and for those of the linked tables of `frame`.

    `bases` and `primary` (universes × columns,), in the order of both.
    """
    base, own = np.asarray(bases, dtype=float), np.asarray(primary, dtype=bool)
    near = ~own & leaving_out_few(frame, base)
    first, either = own | near, _of_blocks(frame, base, own | near)
    while (same := nobody_left_out(frame, base, either) & ~either).any():
        first, either = first | same, _of_blocks(frame, base, first | same)
    if frame.linked is not None:
        either = frame.linked.with_hidden(base, either)
    return Hidden(own, either & ~own, near)


def _of_blocks(frame: Frame, base: np.ndarray, first: np.ndarray) -> np.ndarray:
    """(universes × columns,): those hidden `first`, and with them others of the same block."""
    hidden, everybody = first.copy(), frame.respondents.ravel()
    for block in frame.blocks:
        at = list(block.places)
        by_company = frame.has_repeated_companies
        hidden[at] = hidden_columns(block, base[at], first[at], everybody[at], by_company=by_company).either
    return hidden


def leaving_out_few(frame: Frame, bases: np.ndarray) -> np.ndarray:
    """(universes × columns,) of which the same column of a universe around has a few more: less it, they are told."""
    each = bases.reshape(len(frame.universes), -1)
    found = np.zeros(each.shape, dtype=bool)
    for around, one in frame.nested:
        outside = each[around] - each[one]
        found[one] |= (outside > 0) & is_suppressed(outside)
    return found.ravel()


def nobody_left_out(frame: Frame, bases: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """(universes × columns,): `hidden`, and the same respondents in the same column of another universe."""
    each, found = (values.reshape(len(frame.universes), -1) for values in (bases, hidden.copy()))
    for around, one in frame.nested:
        is_same = (each[around] == each[one]) & (found[around] | found[one])
        found[[around, one]] |= is_same
    return found.ravel()


def hidden_columns(
    block: Block, bases: np.ndarray, primary: np.ndarray, respondents: np.ndarray, *, by_company: bool = False
) -> Hidden:
    """The columns (C,) of a block that one item may not show.

    `bases` (C,): respondents in the item's base; `primary` (C,): too few of them (or of companies, then
    `by_company`); `respondents` (C,): everybody in the column. An option that nobody at all chose needs no
    protection: its column is no sum's part. Columns that are hidden in every table of the wave, for their
    number of respondents, are preferred, so that one item does not show what another hides.
    """
    primary = np.asarray(primary, dtype=bool)
    if not primary.any():
        return Hidden(primary, np.zeros_like(primary))
    small = respondents < SUPPRESSED_UNDER
    always = _suppressed(block, _key(respondents), _key(small), _key(respondents), _key(small), by_company)
    first = np.frombuffer(always, dtype=bool)
    found = _suppressed(
        block, _key(bases), _key(primary), _key(respondents), _key(first | primary), by_company
    )
    return Hidden(primary, np.frombuffer(found, dtype=bool) & ~primary)


def _key(values: np.ndarray) -> bytes:
    return np.ascontiguousarray(values, dtype=bool if values.dtype == bool else float).tobytes()


@lru_cache(maxsize=4096)
def _suppressed(  # noqa: PLR0917 - the key that patterns are remembered by
    block: Block, bases: bytes, primary: bytes, respondents: bytes, preferred: bytes, by_company: bool
) -> bytes:
    """The pattern of one table; most items of a wave share it."""
    from pipeline.stats.secondary_suppression import suppress

    base, everybody = np.frombuffer(bases), np.frombuffer(respondents)
    own, first = np.frombuffer(primary, dtype=bool), np.frombuffer(preferred, dtype=bool)
    table, cells = rests_known(base, block.sums), base.size
    rests = table.values.size - cells

    def extended(values: np.ndarray, rest: float) -> np.ndarray:
        return np.concatenate([values, np.full(rests, rest)])

    few = own if by_company else own & is_suppressed(base)
    rules = {
        "costs": extended(np.where(first, 0.0, everybody + 1.0), 0.0),
        "candidates": extended(~own, False).astype(bool),
        "known_low": extended(np.where(few, 0.0, np.minimum(base, SUPPRESSED_UNDER)), 0.0),
        "known_high": extended(np.where(few & ~by_company, SUPPRESSED_UNDER - 1.0, np.inf), np.inf),
    }
    sensitive = extended(own, False).astype(bool)
    somebody = extended(own & (base > 0), False).astype(bool)  # the total is not hidden for nobody's sake
    place = np.arange(table.values.size)
    no_total, not_all = ~np.isin(place, block.totals), place != block.everybody
    attempts = (
        (WIDTH, sensitive, no_total),
        (LEAST_WIDTH, sensitive, no_total),
        (LEAST_WIDTH, somebody, no_total),
        (LEAST_WIDTH, sensitive, not_all),
        (LEAST_WIDTH, somebody, not_all),
        (LEAST_WIDTH, sensitive, True),
    )
    for width, kept, spared in attempts:
        protection = Protection(sliding=extended(np.where(base > 0, width, LEAST_WIDTH), 0.0))
        chosen = {**rules, "candidates": rules["candidates"] & spared}
        try:
            return _key(suppress(table, kept, protection, **chosen).suppressed[:cells] | own)
        except ProtectionError:  # the table is too small for this much
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
