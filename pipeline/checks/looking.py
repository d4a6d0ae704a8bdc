"""One engine for all checks of a process: opening one takes longer than a check."""

from __future__ import annotations

import atexit
from functools import cache

from pipeline.engine import Engine, Tables
from pipeline.engine.tables import small_engine


def checking_engine(tables: Tables) -> Engine:
    """The engine that checks read these tables with. Its relations are replaced by the next check."""
    return _engine(tables.threads)


@cache
def _engine(threads: int | None) -> Engine:
    if threads:
        return Engine(beside=small_engine())
    engine = Engine()
    atexit.register(engine.close)  # its folder does not outlive the process
    return engine
