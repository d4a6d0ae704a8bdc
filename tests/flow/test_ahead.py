"""Small waves are worked out in a second process, table by table; what it cannot make it leaves alone."""

import os
import time
from contextlib import ExitStack

import pytest

from pipeline.contract import stored_tables
from pipeline.flow import ahead as module
from pipeline.flow.ahead import ahead, work_out
from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.generation import MADE_FROM
from tests.twelve.study import twelve_in, worked_out_in

PATIENCE = 120.0  # seconds


@pytest.fixture
def folder(tmp_path):
    return twelve_in(tmp_path, ("2011",))


def made(run):
    return run.generation.has(stored_tables())


def test_the_tables_are_there_before_the_waves_own_run_asks_for_them(folder):
    run = open_wave(folder, "twelve:2011")
    with ahead(folder, [run.files]):
        until = time.monotonic() + PATIENCE
        while not made(run) and time.monotonic() < until:
            time.sleep(0.05)
    assert made(run)
    assert not run.generation.is_whole


def test_the_waves_own_run_makes_what_is_lacking_and_finds_the_rest(folder):
    run = open_wave(folder, "twelve:2011")
    run_stage(run, "ingest")
    first = run.generation.find("exports").stat().st_mtime_ns
    with ExitStack() as kept:
        work_out(folder, ["twelve:2011"], parent=os.getppid(), kept=kept)
    for stage in STAGES:
        run_stage(run, stage)
    assert made(run)
    assert run.generation.find("exports").stat().st_mtime_ns == first


def test_a_wave_with_a_problem_keeps_what_was_made_and_the_next_wave_is_worked_out(folder):
    codebook = folder.raw / "twelve" / "codebook.yaml"
    broken = folder.raw / "broken"
    broken.mkdir()
    broken.joinpath("codebook.yaml").write_bytes(codebook.read_bytes())
    broken.joinpath("2011.csv").write_text("nothing,of,this\n1,2,3\n")
    with ExitStack() as kept:
        work_out(folder, ["broken:2011", "twelve:2011"], parent=os.getppid(), kept=kept)
    assert made(open_wave(folder, "twelve:2011"))


def test_what_spans_the_study_is_there_for_the_publication_of_each_wave(tmp_path):
    folder = worked_out_in(tmp_path, ("2011", "2012"))
    spanning = folder.generations(private=False) / "twelve" / "_"

    def made():
        return {path.name: (path / MADE_FROM).stat().st_mtime_ns for path in spanning.iterdir()}

    with ExitStack() as kept:
        work_out(folder, ["twelve:2011", "twelve:2012"], parent=os.getppid(), kept=kept)
        ahead_of = made()
        for wave in ("2011", "2012"):
            publish([open_wave(folder, f"twelve:{wave}")])
        assert made() == ahead_of
    assert len(ahead_of) == 2


def test_a_wave_whose_own_run_has_caught_up_is_left_to_it(folder):
    run = open_wave(folder, "twelve:2011")
    with run.generation.working("normalize"), ExitStack() as kept:
        work_out(folder, ["twelve:2011"], parent=os.getppid(), kept=kept)
    assert run.generation.has(stored_tables(stage="ingest"))
    assert not run.generation.has(stored_tables(stage="normalize"))


def test_it_stops_when_the_command_is_gone(folder):
    with ExitStack() as kept:
        work_out(folder, ["twelve:2011"], parent=-1, kept=kept)
    assert not open_wave(folder, "twelve:2011").generation.has(["exports"])


def test_a_large_wave_is_left_to_its_own_run(folder, monkeypatch):
    monkeypatch.setattr(module, "LARGE", 1)
    monkeypatch.setattr(module.subprocess, "Popen", pytest.fail)
    with ahead(folder, [open_wave(folder, "twelve:2011").files]):
        pass
