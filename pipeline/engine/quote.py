"""Names and texts as SQL writes them: the only place that builds SQL from strings."""

from __future__ import annotations

from numbers import Integral, Real
from pathlib import Path


def identifier(name: str) -> str:
    """`name` as a quoted identifier, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str | float | bool | Path | None) -> str:
    """`value` as a SQL literal: a float stays a float (0.1 alone is a decimal), a path becomes its text."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Integral):
        return repr(int(value))
    if isinstance(value, Real):
        return f"CAST('{float(value)!r}' AS DOUBLE)"
    return "'" + str(value).replace("'", "''") + "'"


def text_list(values: tuple[str, ...] | list[str]) -> str:
    """`values` as a SQL list of texts, typed even where it is empty."""
    return "[" + ", ".join(literal(value) for value in values) + "]::VARCHAR[]"
