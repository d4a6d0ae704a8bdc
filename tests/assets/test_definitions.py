"""Everything loads, and says in the UI what it is."""

import dagster as dg

from assets.definitions import defs
from pipeline.contract import STAGES, TABLES


def specs():
    return {spec.key.to_user_string(): spec for spec in defs.resolve_all_asset_specs()}


def test_the_definitions_validate():
    dg.Definitions.validate_loadable(defs)


def test_every_table_is_an_asset_of_its_stage_with_a_grain_an_owner_and_its_code():
    found = specs()
    for table in TABLES.values():
        spec = found[table.name]
        assert spec.group_name == table.stage
        assert spec.description.startswith(table.grain)
        assert spec.owners == ["team:survey-analytics"]
        assert spec.tags["stage"] == f"{STAGES.index(table.stage) + 1}-{table.stage}"
        assert "dagster/code_references" in spec.metadata
        assert "dagster/column_schema" in spec.metadata


def test_the_wave_job_neither_makes_trials_nor_looks_for_overdue_waves():
    keys = {
        key.to_user_string() for key in defs.resolve_job_def("publish_wave").asset_layer.executable_asset_keys
    }
    assert {"exports", "rates", "reports", "warehouse"} <= keys
    assert not {"trials", "trends", "pooled"} & keys
    assert defs.resolve_job_def("publish_wave").partitions_def is not None


def test_a_broken_wave_of_a_backfill_keeps_no_other_from_its_run():
    for node in ("rates", "reports"):
        policy = defs.resolve_assets_def(node).backfill_policy
        assert policy.max_partitions_per_run == 1
