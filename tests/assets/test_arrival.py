"""The sensor over data/raw: partition and run together, refusals told once, withdrawn waves left away."""

import dagster as dg
import pytest

from assets.arrival import arrival
from pipeline.flow.publication import stage_across_waves
from pipeline.storage.withdraw import withdraw_wave


@pytest.fixture
def tick(instance, tmp_path, monkeypatch):
    monkeypatch.setenv("SURVEY_ALERT_LOG", str(tmp_path / "alerts.log"))
    cursor = None

    def evaluate():
        nonlocal cursor
        result = arrival(dg.build_sensor_context(instance, cursor=cursor))
        cursor = result.cursor
        return result

    return evaluate


def test_what_is_published_as_it_is_does_not_run_again(tick):
    assert [len(tick().run_requests) for _ in range(3)] == [0, 0, 0]


def test_a_corrected_file_runs_after_it_held_still_with_its_partition(tick, home):
    tick()
    tick()
    export = home.raw / "twelve" / "2011.csv"
    text = export.read_text()
    export.write_text(text.replace(",Better,9,", ",Worse,9,", 1))
    try:
        assert tick().run_requests == []
        asked = tick()
        assert [request.partition_key for request in asked.run_requests] == ["twelve:2011"]
        (added,) = asked.dynamic_partitions_requests
        assert added.partition_keys == ["twelve:2011"]
        assert tick().run_requests == []
    finally:
        export.write_text(text)


def test_a_file_that_cannot_be_taken_is_told_once(tick, home, tmp_path):
    bad = home.raw / "twelve" / "20 12.csv"
    bad.write_text("Id\n1\n")
    try:
        assert "20 12.csv" in tick().skip_reason.skip_message
        tick()
    finally:
        bad.unlink()
    assert (tmp_path / "alerts.log").read_text().count("20 12.csv") == 1


def test_a_withdrawn_wave_stays_away_for_a_sensor_that_never_saw_it(tick, home):
    withdraw_wave(home, "twelve:2012", across=stage_across_waves)
    assert [len(tick().run_requests) for _ in range(3)] == [0, 0, 0]
