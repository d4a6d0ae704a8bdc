"""Dagster's SQLite event log with connections that are kept: opening them was half of a short run.

Files and layout are Dagster's own, and its own class reads them as before: this one only says how a
connection is come by, which is what a storage class is asked for. `dagster.yaml` names it.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from dagster._core.storage.event_log import SqliteEventLogStorage

BUSY_SECONDS = 60  # how long a writer waits for one in another process
YES_HOLDS_SECONDS = 5.0
INDEX = "index"  # the database of what is known across runs; the others are named for their run


class KeptConnections(SqliteEventLogStorage):
    """One engine a database, so that connections and compiled statements last as long as the process."""

    def __init__(self, base_dir: str, inst_data: Any = None):
        self._engines: dict[str, sqlalchemy.Engine] = {}
        self._tables: set[str] = set()
        self._partitions: dict[tuple[str, str], float] = {}
        self._turn = threading.RLock()
        super().__init__(base_dir, inst_data)

    @classmethod
    def config_type(cls) -> Mapping[str, Any]:
        """Nothing to configure: it stands in `DAGSTER_HOME`, where Dagster puts its own."""
        return {}

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Mapping[str, Any]) -> "KeptConnections":
        """The event log in `DAGSTER_HOME`."""
        return cls(str(Path(os.environ["DAGSTER_HOME"]) / "history" / "runs"), inst_data)

    def run_connection(self, run_id: str | None = None) -> Any:
        """A transaction on the events of one run."""
        return self._kept(str(run_id), lambda: super(KeptConnections, self).run_connection(run_id))

    def index_connection(self) -> Any:
        """A transaction on what is known across runs."""
        return self._kept(INDEX, super().index_connection)

    def has_table(self, table_name: str) -> bool:
        """Whether the index has a table; Dagster asks at every event, and one that is there stays."""
        if table_name not in self._tables and super().has_table(table_name):
            self._tables.add(table_name)
        return table_name in self._tables

    def has_dynamic_partition(self, partitions_def_name: str, partition_key: str) -> bool:
        """Whether there is such a partition; Dagster asks ninety times a run. A yes holds for a few seconds."""
        key, now = (partitions_def_name, partition_key), time.monotonic()
        if now > self._partitions.get(key, 0.0):
            if not super().has_dynamic_partition(partitions_def_name, partition_key):
                return False
            self._partitions[key] = now + YES_HOLDS_SECONDS
        return True

    def delete_dynamic_partition(self, partitions_def_name: str, partition_key: str) -> None:
        """Removes a partition, from what is remembered too."""
        self._partitions.pop((partitions_def_name, partition_key), None)
        super().delete_dynamic_partition(partitions_def_name, partition_key)

    @contextmanager
    def _kept(
        self, database: str, first: Callable[[], AbstractContextManager[Any]]
    ) -> Iterator[sqlalchemy.Connection]:
        with self._turn:
            if database not in self._engines:
                with first():  # Dagster makes the tables
                    pass
                self._engines[database] = _engine(self.conn_string_for_shard(database))
            with self._engines[database].begin() as connection:
                yield connection

    def dispose(self) -> None:
        """Closes what was kept."""
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()
        super().dispose()


def _engine(address: str) -> sqlalchemy.Engine:
    """An engine that does not wait for the disk at every event: its write-ahead log stays whole in a crash."""
    engine = sqlalchemy.create_engine(address, connect_args={"timeout": BUSY_SECONDS})
    sqlalchemy.event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous = NORMAL"))
    return engine
