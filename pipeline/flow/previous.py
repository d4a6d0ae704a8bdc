"""The wave before one, as it is published: what drift is measured from."""

from __future__ import annotations

from pipeline.codebook.model import Study
from pipeline.engine import Tables
from pipeline.flow.wave_run import WaveRun
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import current_manifest


def previous_tables(run: WaveRun) -> Tables | None:
    """The tables of the newest published wave that stands before this one; None where there is none."""
    published = current_manifest(run.folder).generations
    study = run.files.study
    waves = [key.partition(":")[2] for key in published if key.partition(":")[0] == study]
    before = waves_before(run.study, run.wave.name, waves)
    if not before:
        return None
    return Generation(run.folder, study, before[-1], published[f"{study}:{before[-1]}"]).tables


def waves_before(study: Study, wave: str, published: list[str]) -> list[str]:
    """Those of `published` before `wave`: in the codebook's order, or by name where it does not name them all."""
    waves = {*published, wave} - {"_"}
    places = {known.name: place for place, known in enumerate(study.waves)}
    ordered = sorted(waves, key=places.__getitem__) if waves <= set(places) else sorted(waves)
    return ordered[: ordered.index(wave)]
