"""One engine for all checks of a process: opening one takes longer than a check."""

from __future__ import annotations

from functools import cache

from pipeline.engine import Engine


@cache
def checking_engine() -> Engine:
    """The engine that checks read Parquet files with. Its relations are replaced by the next check."""
    return Engine()
