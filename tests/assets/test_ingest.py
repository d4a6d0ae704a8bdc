"""The stage `ingest` as Dagster sees it: its tables, what it reads, and a run a wave."""

from assets import ingest

TABLES = "exports export_columns export_rows".split()
READS = "".split()


def test_the_stage_makes_its_tables_from_what_it_reads():
    stage = ingest.ingest
    assert {key.to_user_string() for key in stage.keys} >= set(TABLES)
    for spec in stage.specs:
        assert spec.group_name == "ingest"
        assert {dep.asset_key.to_user_string() for dep in spec.deps} == set(READS)


def test_a_backfill_of_the_stage_runs_each_wave_by_itself():
    assert ingest.ingest.backfill_policy.max_partitions_per_run == 1
