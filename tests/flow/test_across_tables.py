"""The tables that span waves, as they are published."""

from pipeline.flow.across_tables import across_tables
from pipeline.flow.publication import publish, publish_across
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.manifest import current_manifest
from tests.twelve.study import worked_out_in


def test_nothing_published_is_no_table(tmp_path):
    folder = worked_out_in(tmp_path)
    assert across_tables(folder) == ()
    assert publish_across(folder) is None


def test_trends_of_two_waves_have_rows_a_preview_and_a_file_and_are_up_to_date(tmp_path):
    folder = worked_out_in(tmp_path, ("2011", "2012"))
    runs = [open_wave(folder, f"twelve:{wave}") for wave in ("2011", "2012")]
    for run in runs:
        for stage in STAGES:
            run_stage(run, stage)
    publish(runs)
    by_name = {table.name: table for table in across_tables(folder)}
    trends, pooled = by_name["trends"], by_name["pooled"]
    assert trends.rows > 0
    assert trends.preview.startswith("**twelve**\n\n| item | option |")
    assert [path.name for path in trends.files] == ["trends.parquet"]
    assert (pooled.name, len(pooled.files)) == ("pooled", 1)
    number = current_manifest(folder).number
    assert publish_across(folder) is None
    assert current_manifest(folder).number == number
