"""The last asset of a wave publishes it, and a wave that was not run whole is not published."""

import dagster as dg

from assets.definitions import defs
from pipeline.storage.manifest import current_manifest


def latest(instance, name):
    return instance.get_latest_materialization_event(dg.AssetKey(name)).asset_materialization


def test_the_report_and_the_warehouse_say_what_was_published_and_have_versions(home, instance):
    for name in ("reports", "warehouse"):
        event = latest(instance, name)
        assert event.metadata["generation"].value in current_manifest(home).generations.values()
        assert event.tags["dagster/data_version"]


def test_the_last_asset_alone_publishes_nothing_of_a_wave_that_changed(home, instance, public_bytes):
    before = public_bytes()
    export = home.raw / "twelve" / "2012.csv"
    text = export.read_text()
    export.write_text(text + "\n")
    try:
        result = defs.resolve_implicit_global_asset_job_def().execute_in_process(
            partition_key="twelve:2012",
            instance=instance,
            asset_selection=[dg.AssetKey("reports"), dg.AssetKey("warehouse")],
            raise_on_error=False,
        )
    finally:
        export.write_text(text)
    failure = next(event for event in result.all_events if event.is_step_failure)
    assert "nothing was published" in failure.step_failure_data.user_failure_data.description
    assert public_bytes() == before
