"""Names and texts as SQL writes them: the only place that builds SQL from strings."""

from __future__ import annotations

from pathlib import Path


def identifier(name: str) -> str:
    """`name` as a quoted identifier, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str | float | bool | Path | None) -> str:
    """`value` as a SQL literal; a path becomes its text."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def text_list(values: tuple[str, ...] | list[str]) -> str:
    """`values` as a SQL list of texts, typed even where it is empty."""
    return "[" + ", ".join(literal(value) for value in values) + "]::VARCHAR[]"
