"""The event log with kept connections: the same files as Dagster's own, shared with other threads and processes."""

from concurrent.futures import ThreadPoolExecutor

import dagster as dg
import pytest
from dagster._core.storage.event_log import SqliteEventLogStorage

SETTINGS = "event_log_storage: {module: assets.event_log, class: KeptConnections, config: {}}\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    (tmp_path / "dagster.yaml").write_text(SETTINGS + "telemetry: {enabled: false}\n")
    return tmp_path


def report(instance: dg.DagsterInstance, name: str) -> None:
    instance.report_runless_asset_event(dg.AssetMaterialization(name, metadata={"rows": 1}))


def test_dagsters_own_class_reads_what_was_written(home):
    with dg.DagsterInstance.get() as instance:
        assert type(instance.event_log_storage).__name__ == "KeptConnections"
        report(instance, "rates")
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    with dg.DagsterInstance.get() as instance:
        assert type(instance.event_log_storage) is SqliteEventLogStorage
        event = instance.get_latest_materialization_event(dg.AssetKey("rates"))
        assert event.asset_materialization.metadata["rows"].value == 1


def test_threads_take_turns(home):
    with dg.DagsterInstance.get() as instance:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda number: report(instance, f"table_{number % 4}"), range(24)))
        for number in range(4):
            key = dg.AssetKey(f"table_{number}")
            assert len(instance.fetch_materializations(key, limit=10).records) == 6


def test_another_instance_on_the_same_files_sees_each_event_at_once(home):
    with dg.DagsterInstance.get() as one, dg.DagsterInstance.get() as other:
        report(one, "rates")
        assert len(other.fetch_materializations(dg.AssetKey("rates"), limit=5).records) == 1
        report(other, "rates")
        assert len(one.fetch_materializations(dg.AssetKey("rates"), limit=5).records) == 2


def test_a_run_is_found_again_with_its_events(home):
    @dg.asset
    def rates():
        return dg.MaterializeResult(metadata={"rows": 2})

    with dg.DagsterInstance.get() as instance:
        result = dg.materialize([rates], instance=instance)
    with dg.DagsterInstance.get() as instance:
        kinds = [record.dagster_event_type for record in instance.all_logs(result.run_id)]
        assert dg.DagsterEventType.ASSET_MATERIALIZATION in kinds
        assert dg.DagsterEventType.RUN_SUCCESS in kinds


def test_a_partition_is_known_at_once_and_forgotten_where_it_is_removed(home):
    with dg.DagsterInstance.get() as instance:
        assert not instance.has_dynamic_partition("waves", "s:1")
        instance.add_dynamic_partitions("waves", ["s:1"])
        assert instance.has_dynamic_partition("waves", "s:1")
        instance.delete_dynamic_partition("waves", "s:1")
        assert not instance.has_dynamic_partition("waves", "s:1")


def test_a_partition_that_another_process_removed_is_gone_after_a_few_seconds(home, monkeypatch):
    monkeypatch.setattr("assets.event_log.YES_HOLDS_SECONDS", 0.0)
    with dg.DagsterInstance.get() as one, dg.DagsterInstance.get() as other:
        one.add_dynamic_partitions("waves", ["s:1"])
        assert one.has_dynamic_partition("waves", "s:1")
        other.delete_dynamic_partition("waves", "s:1")
        assert not one.has_dynamic_partition("waves", "s:1")
