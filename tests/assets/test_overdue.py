"""An overdue wave shows as a failed check of `exports`."""

import dagster as dg

from assets.overdue import every_morning, waves_on_time
from tests.twelve.study import twelve_in


def looked(tmp_path, monkeypatch, *, expected_on: str):
    folder = twelve_in(tmp_path)
    codebook = folder.raw / "twelve" / "codebook.yaml"
    wave = f'waves:\n  "2014": {{expected_on: "{expected_on}"}}\n'
    codebook.write_text(codebook.read_text().replace("waves:\n", wave, 1))
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    return waves_on_time()


def test_a_wave_that_did_not_come_is_named_with_its_day(tmp_path, monkeypatch):
    found = looked(tmp_path, monkeypatch, expected_on="2014-06-30")
    assert (found.passed, found.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert found.description.startswith("twelve:2014 was expected on 2014-06-30, ")


def test_a_wave_of_the_future_is_on_time(tmp_path, monkeypatch):
    assert looked(tmp_path, monkeypatch, expected_on="2999-01-01").passed


def test_somebody_looks_every_morning():
    assert every_morning.cron_schedule == "0 7 * * *"
