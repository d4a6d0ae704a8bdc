"""Old run records go; the last good run of each wave stays, and with it what the UI knows of its tables."""

from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from assets.housekeeping import housekeeping, remove_old_runs

WAVES = dg.DynamicPartitionsDefinition(name="waves")


@dg.asset(partitions_def=WAVES)
def rates(context: dg.AssetExecutionContext):
    if context.run.tags.get("broken"):
        raise dg.Failure("broken")
    return dg.MaterializeResult()


@pytest.fixture
def instance():
    with dg.DagsterInstance.ephemeral() as one:
        one.add_dynamic_partitions("waves", ["a:1", "a:2"])
        yield one


def run(instance, wave, **tags) -> str:
    done = dg.materialize([rates], partition_key=wave, instance=instance, tags=tags, raise_on_error=False)
    return done.run_id


def test_of_old_runs_the_last_good_one_of_each_wave_stays(instance):
    first, second, other = run(instance, "a:1"), run(instance, "a:1"), run(instance, "a:2")
    failed = run(instance, "a:2", broken="yes")
    assert remove_old_runs(instance, before=datetime.now(UTC) + timedelta(days=1)) == 2
    assert {record.run_id for record in instance.get_runs()} == {second, other}
    assert {first, failed} & {record.run_id for record in instance.get_runs()} == set()


def test_young_runs_all_stay(instance):
    run(instance, "a:1")
    run(instance, "a:1")
    assert remove_old_runs(instance, before=datetime.now(UTC) - timedelta(days=1)) == 0


def test_the_job_runs_on_an_empty_data_folder(instance, tmp_path, monkeypatch):
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    assert housekeeping.execute_in_process(instance=instance).success
