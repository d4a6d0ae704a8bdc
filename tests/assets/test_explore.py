"""The job `explore`: settings from the launchpad, recorded with what they made, and nothing published moves."""

import json
from pathlib import Path

import pytest

from assets.definitions import defs

WAVE = "twelve:2011"


def explore(instance, **settings):
    job = defs.resolve_job_def("explore")
    run_config = {"ops": {"trials": {"config": {"wave": WAVE, **settings}}}}
    return job.execute_in_process(instance=instance, run_config=run_config, raise_on_error=False)


def test_a_trial_is_recorded_with_its_settings(instance, public_bytes):
    before = public_bytes()
    result = explore(instance, confidence=0.9, interval_method="jeffreys")
    assert result.success
    (event,) = result.asset_materializations_for_node("trials")
    assert event.metadata["settings"].value["confidence"] == pytest.approx(0.9)
    folder = Path(event.metadata["folder"].path)
    assert json.loads((folder / "settings.json").read_text())["interval_method"] == "jeffreys"
    assert public_bytes() == before


def test_a_setting_that_cannot_be_fails_in_words(instance):
    result = explore(instance, universe="martians")
    failure = next(event for event in result.all_events if event.is_step_failure)
    assert "martians" in failure.step_failure_data.user_failure_data.description
