"""The answers of other waves that a wave's scores are standardised by."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pipeline.engine import Tables
from pipeline.flow.wave_run import WaveRun, open_wave


@contextmanager
def reference_tables(run: WaveRun) -> Iterator[Mapping[str, Tables]]:
    """The tables of each other wave that is a score's `reference_wave`, up to its typed answers.

    Read from that wave's own generation where it is whole, else made aside for as long as they are needed.
    Raises UsageError where there is no export of it.
    """
    named = {score.reference_wave for score in run.study.scores if score.method == "z_mean"}
    wanted = sorted(name for name in named if name not in (None, run.wave.name))
    if not wanted:
        yield {}
        return
    run.folder.prepare()
    with tempfile.TemporaryDirectory(dir=run.folder.private, prefix=".reference-") as aside:
        yield {name: _tables(run, name, Path(aside) / name) for name in wanted}


def _tables(run: WaveRun, name: str, aside: Path) -> Tables:
    from pipeline.ingest.wave import ingest_wave
    from pipeline.normalize.wave import normalize_wave

    other = open_wave(run.folder, f"{run.study.name}:{name}")
    if other.generation.is_whole:
        return other.generation.tables
    aside.mkdir()

    def place(table: str) -> Path:
        return aside / f"{table}.parquet"

    tables, wave = Tables(run.study.name, name, place, place), run.study.wave(name)
    ingest_wave(run.study, wave, other.files.exports, tables)
    normalize_wave(run.study, wave, tables)
    return tables
