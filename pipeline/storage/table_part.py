"""Where a snapshot holds one table of one wave."""

from __future__ import annotations

from pathlib import Path


def table_part(snapshot: Path, table: str, study: str, wave: str) -> Path:
    """The Parquet file; `snapshot` is a side of one, private or not. `_` stands for all waves, all studies."""
    return snapshot / "tables" / table / f"study={study}" / f"wave={wave}" / "part.parquet"
