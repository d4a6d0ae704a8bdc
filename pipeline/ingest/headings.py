"""Names of columns from header cells: never blank, never twice."""

from __future__ import annotations

from collections.abc import Iterable

RESERVED = frozenset({"source_row"})


def unique_names(headers: Iterable[str]) -> list[str]:
    """One name per header: a blank one is `column_<position>`, a repeated one gets `_2`, `_3`.

    Case does not tell two names apart, since it does not in SQL.
    """
    headers = list(headers)
    taken = {header.casefold() for header in headers} | RESERVED
    seen: set[str] = set(RESERVED)
    counts: dict[str, int] = {}
    names = []
    for position, header in enumerate(headers, start=1):
        name = header if header.strip() else f"column_{position}"
        if name.casefold() in seen:
            name = _numbered(name, taken, counts)
            taken.add(name.casefold())
        seen.add(name.casefold())
        names.append(name)
    return names


def carried_on(questions: Iterable[str]) -> list[str]:
    """Header cells of which a blank one goes on from the left."""
    carried: list[str] = []
    for question in questions:
        carried.append(question if question.strip() or not carried else carried[-1])
    return carried


def _numbered(name: str, taken: set[str], counts: dict[str, int]) -> str:
    """The first of `name_2`, `name_3` ... that is free; `counts` remembers where to go on."""
    key = name.casefold()
    counts[key] = counts.get(key, 1) + 1
    while f"{key}_{counts[key]}" in taken:
        counts[key] += 1
    return f"{name}_{counts[key]}"
