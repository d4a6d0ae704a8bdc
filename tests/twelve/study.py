"""The study of twelve respondents in a data folder of its own, and its tables by stage."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

from pipeline.engine import Tables
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import SIDES

HERE = Path(__file__).parent
WAVES = ("2011", "2012", "2013")


def twelve_in(root: Path, waves: tuple[str, ...] = WAVES) -> DataFolder:
    """A data folder with the study's codebook and these waves."""
    study = root / "raw" / "twelve"
    study.mkdir(parents=True)
    for name in ("codebook.yaml", *(f"{wave}.csv" for wave in waves)):
        shutil.copyfile(HERE / name, study / name)
    return DataFolder(root)


def worked_out_in(root: Path, waves: tuple[str, ...] = WAVES) -> DataFolder:
    """The same, with the tables of each wave made as its stages would make them, for tests of what comes after."""
    folder = twelve_in(root, waves)
    folder.prepare()
    for wave in waves:
        made, wanted = (open_wave(one, f"twelve:{wave}").generation for one in (_worked_out(), folder))
        for private in SIDES:
            if made.hash == wanted.hash:
                shutil.copytree(made.staged(private=private), wanted.staged(private=private))
    return folder


@cache
def _worked_out() -> DataFolder:
    """One folder a process in which the stages of all waves ran."""
    root = Path(mkdtemp(prefix="twelve-"))
    atexit.register(shutil.rmtree, root)
    folder = twelve_in(root)
    for wave in WAVES:
        staged(folder, f"twelve:{wave}")
    return folder


def staged(folder: DataFolder, key: str) -> Tables:
    """The tables of `study:wave` after all its stages, without Dagster and unpublished."""
    run = open_wave(folder, key)
    for stage in STAGES:
        run_stage(run, stage)
    return run.generation.tables


def by_column(frame: pd.DataFrame, *names: str) -> dict[tuple[str, ...], pd.Series]:
    """The rows of a table by `names`, universe, banner and banner option."""
    keys = [*names, "universe", "banner", "banner_option"]
    return {tuple(row[key] for key in keys): row for _, row in frame.iterrows()}
