"""The tables of one wave while its stages run: read by name, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pipeline.contract import TABLES
from pipeline.engine.duck import Engine
from pipeline.engine.frame_file import write_frame
from pipeline.errors import PublicationError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


SMALL = 2_000_000  # bytes of a wave's rows as Parquet: some ten thousand respondents


@dataclass(frozen=True, slots=True)
class Tables:
    """Where the tables of one wave stand. `find` says where a table is now, `place` where to write it."""

    study: str
    wave: str
    find: Callable[[str], Path]
    place: Callable[[str], Path]

    def path(self, name: str) -> Path:
        """The Parquet file of a table. Raises PublicationError where its stage has not run."""
        path = self.find(name)
        if not path.exists():
            raise PublicationError(
                f"{self.study}:{self.wave}: there is no table {name!r} for these inputs; the stage "
                f"{TABLES[name].stage!r} has not run, or a file changed meanwhile. Run the whole wave again."
            )
        return path

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """A path to write the table to; it takes the table's place when the block ends well."""
        to = self.place(name)
        aside = to.with_name(f".{to.name}.{uuid4().hex}.tmp")
        try:
            yield aside
            os.replace(aside, to)
        finally:
            aside.unlink(missing_ok=True)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder on the private side for what does not fit into memory; gone when the block ends."""
        with tempfile.TemporaryDirectory(dir=self.place("responses").parent, prefix=".scratch-") as folder:
            yield Path(folder)

    def save(self, name: str, frame: pd.DataFrame) -> int:
        """A small frame as the table of that name: its columns, types and order by the contract."""
        with self.writing(name) as aside:
            return write_frame(frame, TABLES[name], aside, study=self.study, wave=self.wave)

    @property
    def threads(self) -> int | None:
        """How many count these tables, None for all: few rows are counted before two have agreed who counts."""
        rows = self.find("export_rows")
        return None if rows.exists() and rows.stat().st_size >= SMALL else 1

    def engine(self, *, spill: Path | None = None) -> Engine:
        """An engine for this wave's tables. Those of few rows have nothing to spill."""
        return Engine(beside=small_engine()) if self.threads else Engine(spill=spill)

    def load(self, name: str) -> pd.DataFrame:
        """A table as a frame, in its own order."""
        engine = small_engine()
        engine.view("stored", self.path(name))
        return engine.connection.execute("SELECT * FROM stored").df()

    def columns(self, name: str) -> pa.Table:
        """The same as Arrow's columns: no frame around what is looked at row by row."""
        import pyarrow.parquet as pq

        return pq.ParquetFile(self.path(name)).read(use_threads=False)

    def rows(self, name: str) -> int:
        """The number of rows that a table's file says it has."""
        import pyarrow.parquet as pq

        return int(pq.read_metadata(self.path(name)).num_rows)


def together(frames: Sequence[pd.DataFrame], name: str) -> pd.DataFrame:
    """Frames of one table in one, with the table's columns even where there is no frame."""
    import pandas as pd

    if not any(len(frame) for frame in frames):
        return pd.DataFrame({column: pd.Series(dtype=object) for column in TABLES[name].types})
    return pd.concat([frame for frame in frames if len(frame)], ignore_index=True)


def small_engine() -> Engine:
    """One engine a process and thread, for few rows: opening one takes longer than writing a small table."""
    return _small_engine(os.getpid(), threading.get_ident())


@cache
def _small_engine(process: int, thread: int) -> Engine:
    return Engine(threads=1, spill="")
