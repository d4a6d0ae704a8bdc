"""The one row of a published table that words on the command line mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pipeline.cli.choices import require
from pipeline.contract import TABLES, Table
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.report.table_rows import Row

SHOWN = 6  # values listed of a column that still differs


def published_table(name: str) -> Table:
    """The table of that name. Raises UsageError for one that is private, or that there is not."""
    require(
        "table", name, [table.name for table in TABLES.values() if not table.is_private], where="the contract"
    )
    return TABLES[name]


def conditions(words: Iterable[str]) -> dict[str, str]:
    """Column and value of `column=value` words."""
    pairs = [word.partition("=") for word in words]
    if any(not (column and sign) for column, sign, _ in pairs):
        raise UsageError(f"--where {' '.join(words)}: write COLUMN=VALUE, as in --where item=platforms.")
    return {column: value for column, _, value in pairs}


def one_row(
    table: Table, rows: list[Row], wanted: Mapping[str, str], usual: Mapping[str, str], where: str
) -> Row:
    """The row that has the values `wanted`, and where that leaves several, the `usual` ones of them.

    Raises UsageError that names the first value that fits nothing, or the columns in which the rest differ.
    """
    for column, value in wanted.items():
        require("column", column, table.types, where=where)
        require(column, value, [str(row[column]) for row in rows], where=where)
        rows = [row for row in rows if str(row[column]) == value]
    for column, value in usual.items():
        rows = [row for row in rows if str(row.get(column)) == value] or rows
    if len(rows) == 1:
        return rows[0]
    raise UsageError(f"{where}: {len(rows)} rows fit; name one with --where {_differing(table, rows)}.")


def _differing(table: Table, rows: list[Row]) -> str:
    values = {column: list(dict.fromkeys(str(row[column]) for row in rows)) for column in table.key}
    return "; --where ".join(
        f"{column}={'|'.join(found[:SHOWN])}{'|…' if len(found) > SHOWN else ''}"
        for column, found in values.items()
        if len(found) > 1 and not column.endswith("_order")
    )
