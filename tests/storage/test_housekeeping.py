"""Leftovers of killed runs go once they are old; what is published, worked on or young stays."""

import os
import time

import pytest

from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.housekeeping import remove_leftovers
from tests.twelve.study import worked_out_in

DAY = 24 * 3600


def aged(path, days: float) -> None:
    at = time.time() - days * DAY
    for one in (*path.rglob("*"), path) if path.is_dir() else (path,):
        os.utime(one, (at, at))


@pytest.fixture
def folder(tmp_path):
    made = worked_out_in(tmp_path, ("2011", "2012"))
    whole, killed = (open_wave(made, f"twelve:{wave}") for wave in ("2011", "2012"))
    for stage in STAGES:
        run_stage(whole, stage)
    publish([whole])
    run_stage(killed, "ingest")
    (made.processed / ".current.1.tmp").write_text("")
    return made


def staged(folder):
    sides = (folder.generations(private=private) for private in (True, False))
    return sorted(path for side in sides for path in side.glob("twelve/2012/.*.staged"))


def test_young_leftovers_stay_since_somebody_may_carry_on(folder):
    assert remove_leftovers(folder, older_than_seconds=DAY) == ()
    assert staged(folder)


def test_old_leftovers_go_and_what_is_published_stays(folder):
    published = {path: path.read_bytes() for path in folder.current.resolve().rglob("*") if path.is_file()}
    for path in (*staged(folder), folder.processed / ".current.1.tmp"):
        aged(path, 2)
    removed = remove_leftovers(folder, older_than_seconds=DAY)
    assert {path.name for path in removed} >= {".current.1.tmp"}
    assert staged(folder) == []
    assert {path: path.read_bytes() for path in published} == published


def test_what_a_run_works_on_stays_however_old_it_looks(folder):
    killed = open_wave(folder, "twelve:2012")
    with killed.generation.working("ingest"):
        for path in staged(folder):
            aged(path, 2)
        assert remove_leftovers(folder, older_than_seconds=DAY) == ()
    assert staged(folder)
