"""What a user does first: draft a codebook from an export, then check the export with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.export_reading import ExportReading, read_with_codebook
from pipeline.codebook import load_study
from pipeline.codebook.model import Study
from pipeline.draft import drafted_codebook
from pipeline.ingest.companions import with_companions

NAME = "drafted"


def drafted_study(folder: Path, waves: dict[str, Sequence[Path]]) -> Study:
    """The codebook that is drafted for these waves, as it loads."""
    (folder / NAME).mkdir(exist_ok=True)
    codebook = folder / NAME / "codebook.yaml"
    codebook.write_text(drafted_codebook(waves, study=NAME), encoding="utf-8")
    return load_study(codebook)


def checked(folder: Path, *files: Path, wave: str = "2012") -> ExportReading:
    """The export checked with its own draft, untouched."""
    study = drafted_study(folder, {wave: files})
    given = with_companions(files[0]) if len(files) == 1 else files
    return read_with_codebook(study, study.wave(wave), given)
