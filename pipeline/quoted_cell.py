"""How a failure names a cell: event logs and alerts keep failures, and more people read those than the export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LONGEST = 24  # characters that a failure repeats: enough for a code or a label, the analyst corrects the codebook by them
LONGEST_AT_THE_DESK = 60  # where whoever holds the export reads the message, and nothing keeps it
_longest: ContextVar[int] = ContextVar("longest", default=LONGEST)


def is_quoted(cell: str) -> bool:
    """Whether a failure repeats the cell."""
    return len(cell) <= LONGEST or _longest.get() > LONGEST


def quoted(cell: str, row: int | Callable[[], int]) -> str:
    """The cell where it is short, else its length and its `row` of the export, which is asked for only then."""
    if is_quoted(cell):
        return repr(cell[: _longest.get()])
    return f"a text of {len(cell)} characters (row {row() if callable(row) else row})"


def unquoted(cell: str, row: int) -> str:
    """A cell that tells who somebody is, by its row."""
    return f"a text of {len(cell)} character{'s' if len(cell) != 1 else ''} (row {row})"


@contextmanager
def quoting_at_the_desk() -> Iterator[None]:
    """Within, cells are quoted whole or by their beginning: for commands that tell and keep nothing."""
    before = _longest.set(LONGEST_AT_THE_DESK)
    try:
        yield
    finally:
        _longest.reset(before)
