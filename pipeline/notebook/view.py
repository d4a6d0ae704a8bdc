"""A published wave with its codebook's words, for a notebook."""

from __future__ import annotations

from pathlib import Path

from pipeline.codebook import load_study
from pipeline.errors import UsageError
from pipeline.published import snapshot
from pipeline.report.pages import wave_order
from pipeline.report.wave_view import WaveView, view_of_frames
from pipeline.storage.folder import DataFolder


def open_published(study: str, wave: str | None = None, *, data: str | Path | None = None) -> WaveView:
    """The wave as the report shows it; the latest published one unless named. `data` as in `pipeline.read`.

    Raises UsageError for a study or wave that is not published.
    """
    folder = DataFolder.chosen(data)
    with snapshot(folder.root) as published:
        keys = [key.split(":") for key in published.manifest.generations]
        waves = {name: name for of, name in keys if of == study and name != "_"}
        if not waves:
            there = ", ".join(sorted({of for of, _ in keys if of != "_"})) or "none"
            raise UsageError(f"study {study!r}: nothing of it is published; there is {there}.")
        codebook = load_study(folder.raw / study / "codebook.yaml")
        chosen = wave or wave_order(codebook, waves)[-1]
        if chosen not in waves:
            raise UsageError(f"{study}:{chosen} is not published; there is {', '.join(sorted(waves))}.")
        return view_of_frames(codebook, chosen, lambda table: published.read(table, study=study, wave=chosen))
