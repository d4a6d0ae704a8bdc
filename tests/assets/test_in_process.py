"""Waves in the process of `survey run`: each by itself, on the project's instance, with its problem in words."""

import os
import stat
from pathlib import Path

import dagster as dg

from assets.in_process import dagster_home, run_waves
from assets.left_over import PROCESS
from pipeline.storage.folder import DataFolder


def test_the_instance_is_below_the_data_with_the_projects_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("DAGSTER_HOME", "")
    monkeypatch.setenv("SURVEY_DATA", "")
    folder = DataFolder(tmp_path)
    home = dagster_home(folder)
    assert home == folder.processed / "dagster"
    assert stat.S_IMODE(home.stat().st_mode) == 0o700  # its event log may quote a cell
    assert (os.environ["DAGSTER_HOME"], os.environ["SURVEY_DATA"]) == (str(home), str(tmp_path))
    settings = home / "dagster.yaml"
    assert settings.read_text() == (Path(__file__).parents[2] / "dagster.yaml").read_text()
    settings.write_text("telemetry: {enabled: false}\n")
    dagster_home(folder)
    assert settings.read_text() == "telemetry: {enabled: false}\n"  # somebody's own settings stay


def test_a_broken_wave_says_why_and_keeps_no_other_from_being_published(home, instance):
    steps = []
    outcomes = run_waves(
        home, ["twelve:1999", "twelve:2012"], progress=lambda key, word: steps.append((key, word))
    )
    assert [one.key for one in outcomes] == ["twelve:1999", "twelve:2012"]
    assert "there is no export of such a wave" in outcomes[0].problem
    assert outcomes[1].problem == ""
    assert steps == [
        ("twelve:1999", "running"), ("twelve:1999", "failed"),
        ("twelve:2012", "running"), ("twelve:2012", "published"),
    ]  # fmt: skip
    statuses = [instance.get_run_by_id(one.run_id).status for one in outcomes]
    assert statuses == [dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.SUCCESS]
    assert PROCESS in instance.get_run_by_id(outcomes[1].run_id).tags
