"""The wrong moment: a file gone before its run, two runs at once, a clock that goes back, a crowd of files."""

import os
import time

import dagster as dg
import pytest

from assets.arrival import arrival
from assets.in_process import run_waves
from pipeline.storage.arrival import MOST_REQUESTS
from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import current_manifest
from tests.faults.victims import ended, fork, public_bytes, run_through_dagster
from tests.twelve.study import HERE, twelve_in

pytestmark = pytest.mark.long
WAVE = "twelve:2011"
CROWD = 10_000
TICK_TIMES_OUT_SECONDS = 60


@pytest.fixture
def folder(tmp_path, monkeypatch) -> DataFolder:
    """A data folder with one published wave; its sensor has seen it."""
    made = twelve_in(tmp_path / "data", ("2011",))
    monkeypatch.setenv("SURVEY_DATA", str(made.root))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    assert run(made) == ""
    return made


def run(folder: DataFolder) -> str:
    (outcome,) = run_waves(folder, [WAVE], progress=lambda key, word: None)
    return outcome.problem


def correct(folder: DataFolder) -> None:
    export = folder.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace(",Better,9,", ",Worse,9,", 1))


def asked_by_the_sensor(cursor: str | None) -> tuple[str | None, list[str]]:
    """The cursor after three ticks, and the waves that they asked for."""
    asked = []
    with dg.DagsterInstance.get() as instance:
        for _ in range(3):
            tick = arrival(dg.build_sensor_context(instance, cursor=cursor))
            cursor, asked = tick.cursor, [*asked, *(one.partition_key for one in tick.run_requests)]
    return cursor, asked


def test_a_file_that_disappears_before_its_run_fails_in_words_and_runs_by_itself_when_it_is_back(folder):
    before, export = public_bytes(folder), folder.raw / "twelve" / "2011.csv"
    correct(folder)
    cursor, asked = asked_by_the_sensor(None)
    assert asked == [WAVE]
    text = export.read_text()
    export.unlink()
    problem = run(folder)
    assert "there is no export of such a wave" in problem
    assert "put its file there" in problem
    assert public_bytes(folder) == before
    cursor, asked = asked_by_the_sensor(cursor)
    assert asked == []
    export.write_text(text)
    cursor, asked = asked_by_the_sensor(cursor)
    assert asked == [WAVE]
    assert run(folder) == ""
    assert public_bytes(folder) != before
    assert asked_by_the_sensor(cursor)[1] == []


def test_a_clock_that_goes_back_a_year_keeps_nothing_from_being_published(folder, monkeypatch):
    before, year_ns = public_bytes(folder), 365 * 24 * 3600 * 10**9
    now, now_ns = time.time, time.time_ns
    monkeypatch.setattr(time, "time", lambda: now() - year_ns / 1e9)
    monkeypatch.setattr(time, "time_ns", lambda: now_ns() - year_ns)
    correct(folder)
    then = now_ns() - 2 * year_ns  # the corrected file is older than the one that was published
    os.utime(folder.raw / "twelve" / "2011.csv", ns=(then, then))
    assert asked_by_the_sensor(None)[1] == [WAVE]
    assert run(folder) == ""
    assert public_bytes(folder) != before
    with dg.DagsterInstance.get() as instance:
        newest = instance.get_latest_materialization_event(dg.AssetKey("warehouse")).asset_materialization
    assert newest.metadata["generation"].value == current_manifest(folder).generations[WAVE]


def test_first_runs_of_several_waves_and_twice_of_one_at_once_publish_each_once(tmp_path):
    """Nothing is there yet, neither Dagster's history nor a snapshot: all of them make it at the same time."""
    folder = twelve_in(tmp_path / "data", ("2011", "2012"))
    other = "twelve:2012"
    notes = {tmp_path / "one": WAVE, tmp_path / "again": WAVE, tmp_path / "other": other}
    runs = [fork(run_through_dagster, folder.root, [wave], None, note) for note, wave in notes.items()]
    assert [ended(process) for process in runs] == [0, 0, 0]
    assert [note.read_text() for note in notes] == [f"{wave}: published\n" for wave in notes.values()]
    assert current_manifest(folder).number == 2
    alone = twelve_in(tmp_path / "alone", ("2011", "2012"))
    assert ended(fork(run_through_dagster, alone.root, [other, WAVE])) == 0
    assert public_bytes(folder) == public_bytes(alone)


def test_ten_thousand_files_at_once_are_worked_off_tick_by_tick(tmp_path, monkeypatch):
    folder = twelve_in(tmp_path / "data", ())
    monkeypatch.setenv("SURVEY_DATA", str(folder.root))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    text = (HERE / "2011.csv").read_text()
    for at in range(CROWD):
        (folder.raw / "twelve" / f"w{at}.csv").write_text(text)
    cursor, asked, said = None, [], []
    with dg.DagsterInstance.ephemeral() as instance:
        for _ in range(4):
            began = time.monotonic()
            tick = arrival(dg.build_sensor_context(instance, cursor=cursor))
            assert time.monotonic() - began < TICK_TIMES_OUT_SECONDS
            cursor = tick.cursor
            said.append(tick.skip_reason.skip_message if tick.skip_reason else "")
            asked.append([request.partition_key for request in tick.run_requests])
    assert said[0].startswith("twelve:w0, twelve:w1, ")
    assert f"and {CROWD - 5:,} more waves: files are still changing" in said[0]
    assert [len(keys) for keys in asked] == [0, MOST_REQUESTS, MOST_REQUESTS, MOST_REQUESTS]
    assert len({key for keys in asked for key in keys}) == 3 * MOST_REQUESTS
