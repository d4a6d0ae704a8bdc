"""A small study of one wave, taken through the stages: the tables that a test looks at."""

from pathlib import Path

import pandas as pd

from pipeline.engine import Tables
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.folder import DataFolder


def study_folder(root: Path, codebook: str, waves: dict[str, pd.DataFrame], **files: str) -> DataFolder:
    """A data folder with one study, `little`; `files` are written beside its codebook (dots as __)."""
    folder = root / "raw" / "little"
    folder.mkdir(parents=True)
    (folder / "codebook.yaml").write_text("study: little\n" + codebook, encoding="utf-8")
    for wave, rows in waves.items():
        rows.to_csv(folder / f"{wave}.csv", index=False)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return DataFolder(root)


def wave_of(root: Path, codebook: str, rows: pd.DataFrame, **files: str) -> Tables:
    """The tables of the study's only wave after all its stages."""
    return stages_of(study_folder(root, codebook, {"2011": rows}, **files), "2011")


def stages_of(folder: DataFolder, wave: str) -> Tables:
    """The tables of one wave after all its stages."""
    run = open_wave(folder, f"little:{wave}")
    for stage in STAGES:
        run_stage(run, stage)
    return run.generation.tables
