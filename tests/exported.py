"""Exports written in a test, and their rows read back."""

from pathlib import Path

import pandas as pd

from pipeline.ingest.export import Export
from pipeline.ingest.read import read_export, write_rows


def written(folder: Path, name: str, content: str | bytes, *, encoding: str = "utf-8") -> Path:
    """A file with these lines; the indentation of a drawn text is taken away."""
    if isinstance(content, str):
        lines = [line.strip() for line in content.strip("\n").split("\n")]
        content = "\n".join(line for line in lines if line or lines[-1] != line).encode(encoding)
    path = folder / name
    path.write_bytes(content)
    return path


def rows_of(export: Export, folder: Path) -> pd.DataFrame:
    """One row per respondent, as `write_rows` writes them; missing is None."""
    to = folder / "rows_of.parquet"
    written_rows = write_rows(export, to)
    frame = pd.read_parquet(to).astype(object)
    frame = frame.where(frame.notna(), None)
    assert len(frame) == written_rows
    return frame


def cells_of(path: Path, folder: Path) -> list[list[str | None]]:
    """The cells of an export, a list a respondent, without `source_row`."""
    return rows_of(read_export(path), folder).drop(columns="source_row").to_numpy().tolist()
