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
HALF_MADE = (
    "processed/snapshots/.7.staged",
    "processed/snapshots/.3.retired",
    "processed/private/snapshots/.7.staged",
    "processed/generations/twelve/2012/.0123.completing",
    "processed/generations/twelve/2012/.0123.retired",
    "processed/trials/.trial-0123",
    "raw/twelve/.adding-2014-99",
)


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
    for name in HALF_MADE:
        (made.root / name).mkdir(parents=True)
        (made.root / name / "part.parquet").write_text("")
    (made.processed / ".current.pointing").symlink_to("snapshots/2")
    return made


def staged(folder):
    sides = (folder.generations(private=private) for private in (True, False))
    return sorted(path for side in sides for path in side.glob("twelve/2012/.*.staged"))


def test_young_leftovers_stay_since_somebody_may_carry_on(folder):
    assert remove_leftovers(folder, older_than_seconds=DAY) == ()
    assert staged(folder)


def test_old_leftovers_go_and_what_is_published_stays(folder):
    published = {path: path.read_bytes() for path in folder.current.resolve().rglob("*") if path.is_file()}
    for path in (*staged(folder), *(folder.root / name for name in HALF_MADE)):
        aged(path, 2)
    at = time.time() - 2 * DAY
    os.utime(folder.processed / ".current.pointing", (at, at), follow_symlinks=False)
    removed = {
        str(path.relative_to(folder.root)) for path in remove_leftovers(folder, older_than_seconds=DAY)
    }
    assert removed >= {*HALF_MADE, "processed/.current.pointing"}
    assert staged(folder) == []
    assert not [name for name in HALF_MADE if (folder.root / name).exists()]
    assert {path: path.read_bytes() for path in published} == published


def test_what_a_run_works_on_stays_however_old_it_looks(folder):
    killed = open_wave(folder, "twelve:2012")
    with killed.generation.working("ingest"):
        for path in staged(folder):
            aged(path, 2)
        assert remove_leftovers(folder, older_than_seconds=DAY) == ()
    assert staged(folder)
