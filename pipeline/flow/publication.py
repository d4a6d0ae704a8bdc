"""Publishes waves together with what spans them: trends, pooled effects and reports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.codebook.once import study_of
from pipeline.contract import stored_tables
from pipeline.errors import PublicationError
from pipeline.flow.wave_run import WaveRun
from pipeline.storage.discover import CODEBOOK
from pipeline.storage.failures import said_in_words
from pipeline.storage.fingerprint import code_version, sha256_of
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.lock import publication_lock
from pipeline.storage.manifest import Manifest, current_manifest
from pipeline.storage.publish import commit, publish_waves

ACROSS = "_"


def publish(runs: Sequence[WaveRun]) -> Manifest | None:
    """Publishes what was staged of these waves at once; None where it is published already."""
    if not runs:
        return None
    folder = runs[0].folder
    with said_in_words(", ".join(run.files.key for run in runs), folder):
        return publish_waves(
            folder, {run.files.key: (run.files, run.hash) for run in runs}, across=stage_across_waves
        )


def publish_across(folder: DataFolder) -> Manifest | None:
    """Brings what spans waves and studies up to date with what is published; None where it is.

    A study whose codebook changed or is gone since its waves were published stays as it is: its waves are due.
    """
    with said_in_words("the tables across waves", folder), publication_lock(folder):
        before = current_manifest(folder)
        if not before.generations:
            return None
        studies = frozenset(study for study, _, _ in _waves(before) if _is_settled(folder, before, study))
        spanning = stage_across_waves(folder, before, studies)
        after = replace(before, generations={**before.generations, **spanning})
        return commit(folder, before, after, across=stage_across_waves)


def stage_across_waves(folder: DataFolder, manifest: Manifest, studies: frozenset[str]) -> Mapping[str, str]:
    """Makes the generations that span waves and studies; key -> hash. Called under the publication lock."""
    made = {}
    for study in sorted(studies):
        waves = {wave: hash_ for name, wave, hash_ in _waves(manifest) if name == study and wave != ACROSS}
        if waves:
            made[f"{study}:{ACROSS}"] = stage_study(folder, study, waves)
    made[f"{ACROSS}:{ACROSS}"] = _stage_studies(folder, manifest, made)
    return made


def _is_settled(folder: DataFolder, published: Manifest, study: str) -> bool:
    codebook = folder.raw / study / CODEBOOK
    held = {files[CODEBOOK] for key, files in published.files.items() if key.startswith(f"{study}:")}
    return codebook.is_file() and held == {sha256_of(codebook)}


def stage_study(folder: DataFolder, name: str, waves: Mapping[str, str]) -> str:
    """Makes the generation that spans these waves of a study (wave -> hash), unless it is there; its hash.

    Whoever comes first makes it, also ahead of the publication that will need it.
    """
    codebook = folder.raw / name / CODEBOOK
    codebook_sha256 = sha256_of(codebook)
    spanning = Generation(folder, name, ACROSS, _hash(codebook_sha256, *sorted(waves.items())))
    if not spanning.is_whole:
        with spanning.working("across"):
            if not spanning.is_whole:
                _make_study(folder, spanning, waves, codebook_sha256)
        spanning.clear_staged()
    return spanning.hash


def _make_study(
    folder: DataFolder, spanning: Generation, waves: Mapping[str, str], codebook_sha256: str
) -> None:
    from pipeline.compare.across import compare_waves
    from pipeline.report.pages import write_study_report

    codebook = folder.raw / spanning.study / CODEBOOK
    study = study_of(codebook)
    if sha256_of(codebook) != codebook_sha256:
        raise PublicationError(
            f"{codebook}: it changed while {spanning.study} was being published; run again"
        )
    tables = {wave: Generation(folder, spanning.study, wave, hash_).tables for wave, hash_ in waves.items()}
    compare_waves(study, tables, spanning.tables)
    write_study_report(study, tables, spanning.tables, spanning.file("report"))
    made_from = {"code": code_version(), "files": {CODEBOOK: codebook_sha256}, "waves": dict(waves)}
    spanning.complete(stored_tables(spans="study"), made_from)


def _stage_studies(folder: DataFolder, manifest: Manifest, made: Mapping[str, str]) -> str:
    inputs = [(name, wave, hash_) for name, wave, hash_ in _waves(manifest) if wave != ACROSS]
    known = {**manifest.generations, **made}
    studies = {name: known[f"{name}:{ACROSS}"] for name in sorted({name for name, _, _ in inputs})}
    spanning = Generation(folder, ACROSS, ACROSS, _hash(*inputs, *studies.items()))
    if not spanning.is_whole:
        from pipeline.compare.across import compare_studies
        from pipeline.report.studies_index import write_studies_index

        spans = {name: Generation(folder, name, ACROSS, hash_) for name, hash_ in studies.items()}
        # a study that an older version published brings its effects when it is published again
        known_effects = {name: one.tables for name, one in spans.items() if one.has(["study_effects"])}
        compare_studies(spanning.tables, known_effects)
        reports = [Generation(folder, name, ACROSS, hash_).file("report") for name, hash_ in studies.items()]
        write_studies_index(reports, spanning.tables, spanning.file("report"))
        made_from = {
            "code": code_version(),
            "waves": {f"{name}:{wave}": hash_ for name, wave, hash_ in inputs},
        }
        spanning.complete(stored_tables(spans="all"), made_from)
    return spanning.hash


def _waves(manifest: Manifest) -> list[tuple[str, str, str]]:
    return [(*key.split(":"), hash_) for key, hash_ in sorted(manifest.generations.items())]  # type: ignore[misc]


def _hash(*inputs: object) -> str:
    text = "\n".join([code_version(), *(repr(one) for one in inputs)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]
