"""The tables of one wave while its stages run: read by name, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import TABLES
from pipeline.engine.duck import Engine

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
        with Engine() as engine, self.writing(name) as aside:
            engine.table(name, rows, table.types)
            require_unique(engine, name, table.key)
            return engine.write(name, aside, order_by=table.key)

    def load(self, name: str) -> pd.DataFrame:
        """A table as a frame, in its own order."""
        with Engine() as engine:
            engine.view(name, self.path(name))
            return engine.connection.execute(f"SELECT * FROM {name}").df()


def together(frames: Sequence[pd.DataFrame], name: str) -> pd.DataFrame:
    """Frames of one table in one, with the table's columns even where there is no frame."""
    import pandas as pd

    if not any(len(frame) for frame in frames):
        return pd.DataFrame({column: pd.Series(dtype=object) for column in TABLES[name].types})
    return pd.concat([frame for frame in frames if len(frame)], ignore_index=True)


def require_unique(engine: Engine, name: str, key: tuple[str, ...]) -> None:
    """Raises AssertionError where two rows of a table have the same key: a defect of ours, never of the data."""
    columns = ", ".join(f'"{column}"' for column in key)
    doubled = engine.connection.execute(
        f'SELECT {columns}, count(*) FROM "{name}" GROUP BY ALL HAVING count(*) > 1 LIMIT 1'
    ).fetchone()
    if doubled:
        raise AssertionError(f"table {name}: two rows have the key {dict(zip(key, doubled, strict=False))}")
