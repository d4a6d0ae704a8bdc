"""What spans waves is told of with the wave that changed it, and can be made by itself."""

import dagster as dg

from assets.across import across_events
from assets.definitions import defs
from assets.tables import ACROSS


def test_a_published_wave_brings_the_newest_trends_with_it(home, instance):
    event = instance.get_latest_materialization_event(dg.AssetKey("trends")).asset_materialization
    newest = next(one for one in across_events(home) if one.asset_key == dg.AssetKey("trends"))
    assert event.tags["dagster/data_version"] == newest.tags["dagster/data_version"]
    assert event.metadata["dagster/row_count"].value > 0


def test_making_them_again_changes_no_byte_and_no_version(instance, public_bytes):
    before = public_bytes()
    version = instance.get_latest_materialization_event(dg.AssetKey("trends")).asset_materialization.tags
    job = defs.resolve_implicit_global_asset_job_def()
    keys = [dg.AssetKey(name) for name in ACROSS]
    assert job.execute_in_process(instance=instance, asset_selection=keys).success
    assert public_bytes() == before
    again = instance.get_latest_materialization_event(dg.AssetKey("trends")).asset_materialization.tags
    assert again["dagster/data_version"] == version["dagster/data_version"]
