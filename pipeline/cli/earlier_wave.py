"""The wave before one, by the files that lie in data/raw, published or not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.codebook.model import Study, Wave
from pipeline.flow.previous import waves_before
from pipeline.storage.discover import discover_study


def wave_before(study: Study, folder: Path, wave: str) -> tuple[Wave, Sequence[Path]] | None:
    """The newest wave in the study's folder that stands before `wave`, with its files; None where there is none."""
    files = {one.wave: one.exports for one in discover_study(folder).waves}
    earlier = waves_before(study, wave, list(files))
    return (study.wave(earlier[-1]), files[earlier[-1]]) if earlier else None
