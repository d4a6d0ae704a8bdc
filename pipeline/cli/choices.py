"""One of several names, or an error that says which there are."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from pipeline.errors import UsageError

SHOWN = 30


def require(what: str, asked: str, there: Iterable[str], *, where: str) -> None:
    """Raises UsageError where `asked` is none of the names; `what` is as in "item"."""
    names = list(dict.fromkeys(there))
    if asked in names:
        return
    near = get_close_matches(asked, names, n=1, cutoff=0.6)
    hint = f" The nearest is {near[0]!r}." if near else ""
    listed = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
    raise UsageError(f"{where} has no {what} {asked!r}.{hint} There is: {listed or 'none'}.")
