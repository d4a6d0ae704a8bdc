"""DuckDB behind a few lines: the stages' SQL files see fixed names, this binds them to files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pipeline.engine.quote import identifier, literal
from pipeline.engine.slices import BY_ROW, ROW_GROUP_SIZE, write_slices
from pipeline.engine.spill import spill_folder

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


class Engine:
    """One private in-memory database for the length of a `with` block.

    `memory_gb` bounds DuckDB's own memory. What does not fit spills to the folder `spill` ("" for nowhere),
    by default one that only its owner can read: by itself DuckDB writes to the working directory.
    `beside`: in the database of that engine, as it was opened, with relations of its own: 15 ms less to open.
    """

    def __init__(
        self,
        *,
        threads: int | None = None,
        memory_gb: float | None = None,
        spill: Path | str | None = None,
        beside: Engine | None = None,
    ):
        self._own_spill = None if beside or spill is not None else spill_folder()
        self._numbers = count()
        self.connection: duckdb.DuckDBPyConnection = (
            beside.connection.cursor() if beside else self._database(threads, memory_gb, spill)
        )
        self.connection.execute("SET TimeZone = 'UTC'")

    def _database(
        self, threads: int | None, memory_gb: float | None, spill: Path | str | None
    ) -> duckdb.DuckDBPyConnection:
        import duckdb

        settings: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        if threads:
            settings["threads"] = threads
        if memory_gb:
            settings["memory_limit"] = f"{memory_gb}GB"
        settings["temp_directory"] = str(self._own_spill if spill is None else spill)
        return duckdb.connect(":memory:", config=settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Forgets the relations, and the database and what it spilled where they are its own."""
        self.connection.close()
        if self._own_spill:
            shutil.rmtree(self._own_spill)
            self._own_spill = None

    def view(self, name: str, source: Path | str, columns: Mapping[str, str] | None = None) -> None:
        """Gives a Parquet file, or a relation that exists, a fixed name.

        `columns` maps each name that the SQL files use to an expression over the source; "*" keeps all it has.
        """
        relation = (
            f"read_parquet({literal(source)}, hive_partitioning = false)"
            if isinstance(source, Path)
            else identifier(source)
        )
        self.connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {identifier(name)} AS SELECT {_chosen(columns or {'*': '*'})} FROM {relation}"
        )

    def table(self, name: str, frame: pd.DataFrame, types: Mapping[str, str]) -> None:
        """A small frame as a table with exactly these columns and types; NaN becomes NULL."""
        self.connection.register("incoming", frame)
        chosen = ", ".join(_cast(column, type_) for column, type_ in types.items())
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {identifier(name)} AS SELECT {chosen} FROM incoming"
        )
        self.connection.unregister("incoming")

    def enum(self, members: Iterable[str]) -> str:
        """A new type with these members in this order; its quoted name."""
        type_ = identifier(f"enum {next(self._numbers)}")
        self.connection.execute(
            f"CREATE TEMP TYPE {type_} AS ENUM ({', '.join(literal(member) for member in members)})"
        )
        return type_

    def create_view(self, name: str, sql_file: Path) -> None:
        """A SQL file without values as a relation that is computed where it is read."""
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {identifier(name)} AS {statement(sql_file)}")

    def create(self, name: str, sql_file: Path, **values: Any) -> None:
        """The result of a SQL file as a table, for the next statements."""
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {identifier(name)} AS {statement(sql_file)}", values or None
        )

    def macro(self, name: str, parameters: tuple[str, ...], expression: str) -> None:
        """An expression that the SQL files call by a fixed name."""
        self.connection.execute(
            f"CREATE OR REPLACE TEMP MACRO {identifier(name)}({', '.join(parameters)}) AS {expression}"
        )

    def append(self, name: str, source: str, columns: Mapping[str, str]) -> None:
        """Adds the rows of a relation to a table, with `columns` as in `view` ("*" takes those it has)."""
        self.connection.execute(
            f"INSERT INTO {identifier(name)} BY NAME SELECT {_chosen(columns)} FROM {identifier(source)}"
        )

    def sums(self, source: str, by: Mapping[str, str], of: Mapping[str, str]) -> pd.DataFrame:
        """One row per combination of `by` with the aggregates `of`, both names with their expressions, in any order.

        For as many aggregates as a codebook has options, which no SQL file can list.
        """
        grouped = f" GROUP BY {', '.join(by.values())}" if by else ""
        return self.connection.execute(
            f"SELECT {_chosen({**by, **of})} FROM {identifier(source)}{grouped}"
        ).df()

    def run(self, sql_file: Path, **values: Any) -> pd.DataFrame:
        """The result of a SQL file as a frame; `$name` in it is bound to `values`."""
        return self.connection.execute(statement(sql_file), values or None).df()

    def store(self, relation: str, to: Path, *, after: int | None = None, until: int | None = None) -> None:
        """A relation, or its rows with `source_row` in (after, until], as a Parquet file for this run alone."""
        chosen = identifier(relation)
        if until is not None:
            chosen = f"(SELECT * FROM {chosen} WHERE source_row > {literal(after)} AND source_row <= {literal(until)})"
        self.connection.execute(f"COPY {chosen} TO {literal(to)} (FORMAT parquet, COMPRESSION zstd)")

    def write(self, relation: str, to: Path, *, order_by: tuple[str, ...]) -> int:
        """A relation as Parquet in the order of its key; the same rows give the same bytes. Returns their number.

        Raises AssertionError where two rows have one key: a defect of ours, never of the data.
        """
        if order_by == BY_ROW:
            return write_slices(self.connection, relation, to)
        order = ", ".join(identifier(column) for column in order_by)
        self._require_unique(relation, order)
        counted = self.connection.execute(
            f"COPY (SELECT * FROM {identifier(relation)} ORDER BY {order}) TO {literal(to)} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {literal(ROW_GROUP_SIZE)})"
        ).fetchall()
        return int(counted[0][0])

    def _require_unique(self, relation: str, key: str) -> None:
        doubled = self.connection.execute(
            f"SELECT {key} FROM {identifier(relation)} GROUP BY ALL HAVING count(*) > 1 LIMIT 1"
        ).fetchall()
        if doubled:
            raise AssertionError(f"{relation}: two rows have one key ({key}): {doubled[0]}")


def statement(sql_file: Path) -> str:
    """The one statement of a SQL file."""
    return sql_file.read_text(encoding="utf-8").rstrip().rstrip(";")


def _chosen(columns: Mapping[str, str]) -> str:
    return ", ".join(
        "*" if fixed == "*" else f"{sql} AS {identifier(fixed)}" for fixed, sql in columns.items()
    )


def _cast(column: str, type_: str) -> str:
    name = identifier(column)
    if type_ == "DOUBLE":
        return f"CASE WHEN isnan(CAST({name} AS DOUBLE)) THEN NULL ELSE CAST({name} AS DOUBLE) END AS {name}"
    return f"CAST({name} AS {type_}) AS {name}"
