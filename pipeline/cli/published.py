"""What is published: which waves, and their tables as frames."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import PublicationError, UsageError
from pipeline.storage.discover import discover
from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import current_manifest

if TYPE_CHECKING:
    import pandas as pd


def published_waves(folder: DataFolder, study: str, wave: str | None = None) -> tuple[str, ...]:
    """The published waves of a study, or the one asked for.

    Raises UsageError that says what there is instead, PublicationError where it waits to be published.
    """
    keys = [key.partition(":") for key in current_manifest(folder).generations]
    every = {(name, one) for name, _, one in keys if "_" not in (name, one)}
    waves = sorted(one for name, one in every if name == study)
    if waves and wave in (None, *waves):
        return tuple(waves) if wave is None else (wave,)
    waiting = {one.wave for one in discover(folder.raw).waves if one.study == study}
    asked = study if wave is None else f"{study}:{wave}"
    if waiting and wave in (None, *waiting):
        raise PublicationError(f"{asked}: nothing of it is published yet; `survey run {asked}` does that.")
    there = ", ".join(waves or sorted({name for name, _ in every})) or "none"
    missing = f"{asked!r}: no such wave" if waves else f"{study!r}: no such study"
    raise UsageError(f"{missing} is published; there is {there}.")


def published_rows(folder: DataFolder, table: str, study: str, waves: Sequence[str]) -> pd.DataFrame:
    """A table's rows of the waves of one study, in the table's own order; `_` is the wave of what spans them."""
    import pandas as pd

    from pipeline.contract import TABLES
    from pipeline.engine import Tables
    from pipeline.storage.warehouse import table_part

    snapshot = folder.current.resolve()  # once: the link may move while several waves are read
    side = snapshot / "private" if TABLES[table].is_private else snapshot

    def frame(wave: str) -> pd.DataFrame:
        def part(name: str) -> Path:
            return table_part(side, name, study, wave)

        return Tables(study, wave, part, part).load(table)

    frames = [frame(wave) for wave in waves]
    return pd.concat([one for one in frames if len(one)] or frames[:1], ignore_index=True)


def report_pages(folder: DataFolder, keys: Sequence[str]) -> list[Path]:
    """The report pages of the studies of these waves; of all where there is an index over them."""
    pages = [folder.processed / "reports" / key.partition(":")[0] / "index.html" for key in keys]
    return [page for page in dict.fromkeys(pages) if page.is_file()]
