"""An overdue wave shows: as a failed check, and as an asset that is stale until the wave is there."""

import asyncio
import time

import dagster as dg
import pytest
from dagster._core.definitions import freshness_evaluator
from dagster._core.loader import LoadingContext

from assets.definitions import defs
from assets.overdue import LATE_AFTER, SPEC, every_morning, look_for_overdue_waves
from tests.twelve.study import twelve_in

CODEBOOK = "raw/twelve/codebook.yaml"


class Looking(LoadingContext):
    """What the freshness daemon looks with."""

    def __init__(self, instance):
        self._instance, self._loaders = instance, {}

    @property
    def instance(self):
        return self._instance

    @property
    def loaders(self):
        return self._loaders


@pytest.fixture
def looks(tmp_path, monkeypatch):
    """Looks, as every morning, with a wave that was expected on a day; (succeeded, the check, materialized)."""
    twelve_in(tmp_path, ("2011",))
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    text = (tmp_path / CODEBOOK).read_text()

    def look(instance, *, expected_on: str):
        wave = f'waves:\n  "2014": {{expected_on: "{expected_on}"}}\n'
        (tmp_path / CODEBOOK).write_text(text.replace("waves:\n", wave, 1))
        result = defs.resolve_job_def(look_for_overdue_waves.name).execute_in_process(instance=instance)
        (check,) = result.get_asset_check_evaluations()
        return result.success, check, bool(result.get_asset_materialization_events())

    return look


def freshness(instance, monkeypatch, *, hours: float) -> str:
    """What the freshness daemon would say so many hours from now."""
    node = defs.resolve_asset_graph().get(SPEC.key)
    monkeypatch.setattr(freshness_evaluator, "get_current_timestamp", lambda: time.time() + hours * 3600)
    evaluator = freshness_evaluator.TimeWindowFreshnessPolicyEvaluator()
    return asyncio.run(evaluator.evaluate_freshness(Looking(instance), node)).value


def test_a_wave_that_did_not_come_is_named_with_its_day_and_makes_the_asset_stale(looks, monkeypatch):
    with dg.DagsterInstance.ephemeral() as instance:
        assert looks(instance, expected_on="2999-01-01")[2]
        assert freshness(instance, monkeypatch, hours=1) == "PASS"
        succeeded, check, materialized = looks(instance, expected_on="2014-06-30")
        assert (succeeded, check.passed, materialized) == (True, False, False)
        assert check.severity is dg.AssetCheckSeverity.WARN
        assert check.description.startswith("twelve:2014 was expected on 2014-06-30, ")
        assert freshness(instance, monkeypatch, hours=LATE_AFTER.total_seconds() / 3600 + 1) == "FAIL"


def test_a_wave_that_came_late_makes_it_fresh_again(looks, tmp_path, monkeypatch):
    with dg.DagsterInstance.ephemeral() as instance:
        looks(instance, expected_on="2014-06-30")
        (tmp_path / "raw" / "twelve" / "2014.csv").write_text("Id\n1\n")
        _, check, materialized = looks(instance, expected_on="2014-06-30")
        assert (check.passed, check.description, materialized) == (True, "no wave is overdue", True)
        assert freshness(instance, monkeypatch, hours=1) == "PASS"


def test_somebody_looks_every_morning():
    assert every_morning.cron_schedule == "0 7 * * *"
