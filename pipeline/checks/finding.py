"""What a check found: how many rows are wrong, and which, by their keys. Never an answer, never a small count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.codebook.model import Study, Wave
from pipeline.engine import Tables

MOST_KEYS = 20  # listed of those that were found


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check may look at: the wave's tables so far, and the published rates of the wave before it."""

    study: Study
    wave: Wave
    tables: Tables
    previous: Tables | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """`rows` that should not be as they are; `said` is a sentence, `keys` name the first of them."""

    rows: int
    said: str
    keys: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        return self.rows == 0


def finding(keys: Iterable[str], *, clean: str, wrong: str, rows: int | None = None) -> Finding:
    """A finding from the offending keys. `{rows}` in `wrong` becomes their number; `rows` where not all are listed."""
    listed = tuple(keys)
    number = len(listed) if rows is None else rows
    return Finding(number, wrong.format(rows=f"{number:,}") if number else clean, listed[:MOST_KEYS])


def drawn_key(**columns: object) -> str:
    """A key in words, as in `item=sector, option=fin`."""
    return ", ".join(f"{column}={value}" for column, value in columns.items())
