"""Opens a source: plain, gzip, or a member of a zip archive."""

from __future__ import annotations

import gzip
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.errors import ExportError
from pipeline.ingest.export import Source


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """The unpacked bytes, from the first. Raises ExportError where the file or archive cannot be read."""
    try:
        if source.packing == "gzip":
            with gzip.open(source.path, "rb") as file:
                yield cast(BinaryIO, file)
        elif source.packing == "zip":
            with zipfile.ZipFile(source.path) as archive, archive.open(source.member) as file:
                yield cast(BinaryIO, file)
        else:
            with source.path.open("rb") as file:
                yield file
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        raise ExportError(
            f"{source.name}: cannot be read ({error}); copy or export the file again."
        ) from error


@contextmanager
def on_disk(source: Source, near: Path | None = None) -> Iterator[Path]:
    """A path to the unpacked bytes: the file, or a copy beside `near` that goes when the block ends."""
    if not source.packing:
        yield source.path
        return
    with tempfile.TemporaryDirectory(dir=near.parent if near else None, prefix=".unpacked-") as folder:
        copy = Path(folder) / "export"
        with open_source(source) as packed, copy.open("wb") as file:
            shutil.copyfileobj(packed, file, 1 << 20)
        yield copy
