"""A data folder with two published studies, and the command as a person types it."""

from dataclasses import dataclass

import pytest

from pipeline.cli.main import main
from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.folder import DataFolder
from tests.twelve.study import worked_out_in

MADE_UP = "provenance: reconstructed\nstudy: made-up"
KEYS = ("twelve:2011", "twelve:2012", "made-up:2011")


@dataclass(frozen=True)
class Said:
    """What a command line did."""

    status: int
    out: str
    err: str


@pytest.fixture
def survey(capsys, monkeypatch):
    """Runs `survey` with words as arguments: plain text, 100 characters wide."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SURVEY_DATA", raising=False)

    def run(*words: object) -> Said:
        status = main([str(word) for word in words])
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def published(tmp_path_factory) -> DataFolder:
    """`twelve` with two waves, and `made-up`: the same answers, said to be reconstructed. Only read it."""
    folder = worked_out_in(tmp_path_factory.mktemp("data"), ("2011", "2012"))
    reconstructed_in(folder)
    runs = [open_wave(folder, key) for key in KEYS]
    for run in runs:
        for stage in STAGES:
            run_stage(run, stage)
    publish(runs)
    return folder


def reconstructed_in(folder: DataFolder) -> None:
    """Adds the study `made-up` with one wave."""
    twelve, made_up = folder.raw / "twelve", folder.raw / "made-up"
    made_up.mkdir()
    codebook = (twelve / "codebook.yaml").read_text(encoding="utf-8")
    (made_up / "codebook.yaml").write_text(codebook.replace("study: twelve", MADE_UP), encoding="utf-8")
    (made_up / "2011.csv").write_bytes((twelve / "2011.csv").read_bytes())
