"""Publishes waves together with what spans them: trends, pooled effects and reports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from pipeline.codebook import load_study
from pipeline.flow.wave_run import WaveRun
from pipeline.storage.fingerprint import code_version, sha256_of
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import Manifest
from pipeline.storage.publish import publish_waves

ACROSS = "_"


def publish(runs: list[WaveRun]) -> Manifest | None:
    """Completes the generations of these waves and publishes them at once; None where they already are."""
    folder = runs[0].folder
    for run in runs:
        run.generation.complete()
    return publish_waves(
        folder, {run.files.key: (run.files, run.hash) for run in runs}, across=stage_across_waves
    )


def stage_across_waves(folder: DataFolder, manifest: Manifest, studies: frozenset[str]) -> Mapping[str, str]:
    """Makes the generations that span waves and studies; key -> hash. Called under the publication lock."""
    made = {}
    for study in sorted(studies):
        waves = {wave: hash_ for name, wave, hash_ in _waves(manifest) if name == study and wave != ACROSS}
        if waves:
            made[f"{study}:{ACROSS}"] = _stage_study(folder, study, waves)
    made[f"{ACROSS}:{ACROSS}"] = _stage_studies(folder, manifest)
    return made


def _stage_study(folder: DataFolder, name: str, waves: Mapping[str, str]) -> str:
    codebook = folder.raw / name / "codebook.yaml"
    spanning = Generation(folder, name, ACROSS, _hash(sha256_of(codebook), *sorted(waves.items())))
    if not spanning.is_whole:
        from pipeline.compare.across import compare_waves
        from pipeline.report.pages import write_study_report

        study = load_study(codebook)
        tables = {wave: Generation(folder, name, wave, hash_).tables for wave, hash_ in waves.items()}
        compare_waves(study, tables, spanning.tables)
        write_study_report(study, tables, spanning.tables, spanning.file("report"))
        spanning.complete()
    return spanning.hash


def _stage_studies(folder: DataFolder, manifest: Manifest) -> str:
    inputs = [(name, wave, hash_) for name, wave, hash_ in _waves(manifest) if wave != ACROSS]
    spanning = Generation(folder, ACROSS, ACROSS, _hash(*inputs))
    if not spanning.is_whole:
        from pipeline.compare.across import compare_studies

        compare_studies(spanning.tables)
        spanning.complete()
    return spanning.hash


def _waves(manifest: Manifest) -> list[tuple[str, str, str]]:
    return [(*key.split(":"), hash_) for key, hash_ in sorted(manifest.generations.items())]  # type: ignore[misc]


def _hash(*inputs: object) -> str:
    text = "\n".join([code_version(), *(repr(one) for one in inputs)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]
