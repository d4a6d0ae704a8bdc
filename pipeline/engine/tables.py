"""The tables of one wave while its stages run: read by name, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import TABLES, Table
from pipeline.engine.duck import Engine
from pipeline.engine.quote import identifier

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Tables:
    """Where the tables of one wave stand. `find` says where a table is now, `place` where to write it."""

    study: str
    wave: str
    find: Callable[[str], Path]
    place: Callable[[str], Path]

    def path(self, name: str) -> Path:
        """The Parquet file of a table. Raises FileNotFoundError where its stage has not run."""
        return self.find(name)

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """A path to write the table to; it takes the table's place when the block ends well."""
        to = self.place(name)
        aside = to.with_name(f".{to.name}.{os.getpid()}.tmp")
        try:
            yield aside
            os.replace(aside, to)
        finally:
            aside.unlink(missing_ok=True)

    def save(self, name: str, frame: pd.DataFrame) -> int:
        """A small frame as the table of that name: its columns, types and order by the contract."""
        table = TABLES[name]
        rows = frame.assign(study=self.study, wave=self.wave)
        rows = rows.assign(**{column: None for column in table.types if column not in rows})
        engine = _engine_for_small_tables()
        with self.writing(name) as aside:
            engine.table("written", rows, table.types)
            require_unique(engine, "written", table)
            return engine.write("written", aside, order_by=table.key)

    def load(self, name: str) -> pd.DataFrame:
        """A table as a frame, in its own order."""
        engine = _engine_for_small_tables()
        engine.view("stored", self.path(name))
        return engine.connection.execute("SELECT * FROM stored").df()


    def rows(self, name: str) -> int:
        """The number of rows that a table's file says it has."""
        counted = _engine_for_small_tables().connection.execute(
            "SELECT num_rows FROM parquet_file_metadata(?)", [str(self.path(name))]
        )
        return int(counted.fetchall()[0][0])


@cache
def _engine_for_small_tables() -> Engine:
    """One engine a process: opening one takes longer than writing a small table."""
    return Engine(threads=1)


def together(frames: Sequence[pd.DataFrame], name: str) -> pd.DataFrame:
    """Frames of one table in one, with the table's columns even where there is no frame."""
    import pandas as pd

    if not any(len(frame) for frame in frames):
        return pd.DataFrame({column: pd.Series(dtype=object) for column in TABLES[name].types})
    return pd.concat([frame for frame in frames if len(frame)], ignore_index=True)


def require_unique(engine: Engine, relation: str, table: Table) -> None:
    """Raises AssertionError where two rows have one key: a defect of ours, never of the data."""
    columns = ", ".join(identifier(column) for column in table.key)
    doubled = engine.connection.execute(
        f"SELECT {columns} FROM {identifier(relation)} GROUP BY ALL HAVING count(*) > 1 LIMIT 1"
    ).fetchall()
    if doubled:
        raise AssertionError(f"table {table.name}: two rows have the key {dict(zip(table.key, doubled[0], strict=True))}")
