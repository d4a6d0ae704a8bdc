"""The list of what every table says of itself in the UI, before and after a run; held for all definitions at once."""

import dagster as dg
import pytest

from assets.definitions import defs
from assets.tables import ACROSS, VIEWS
from pipeline.checks.catalogue import CHECKS
from pipeline.contract import TABLES
from pipeline.flow.picture import PICTURED

OURS = {key.to_user_string(): spec for spec in defs.resolve_all_asset_specs() for key in [spec.key]}
FILES = ("reports", "warehouse")
ASKED_FOR = ("expected_waves", "trials")  # which no wave makes


def latest(instance: dg.DagsterInstance, name: str) -> dict[str, dg.MetadataValue]:
    return dict(instance.get_latest_materialization_event(dg.AssetKey(name)).asset_materialization.metadata)


def test_the_assets_are_the_tables_the_files_and_what_is_asked_for():
    assert set(OURS) == {*TABLES, *FILES, *ASKED_FOR}


@pytest.mark.parametrize("name", sorted(OURS))
def test_an_asset_says_what_a_row_is_who_answers_for_it_and_which_code_makes_it(name):
    spec = OURS[name]
    assert spec.description.startswith("One row per ")
    assert spec.owners
    assert spec.kinds
    assert "side" in spec.tags
    assert name in ("trials",) or "stage" in spec.tags
    assert spec.metadata["dagster/code_references"].code_references
    assert name == "expected_waves" or spec.code_version


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_names_its_columns_and_what_each_holds(name):
    columns = OURS[name].metadata["dagster/column_schema"].columns
    assert [column.name for column in columns] == list(TABLES[name].types)
    assert [column.name for column in columns if not column.description] == []


def test_every_table_that_a_wave_writes_has_a_check_that_blocks():
    blocking = {check.table for check in CHECKS if check.is_blocking}
    assert {*TABLES} - {*VIEWS, *ACROSS} - blocking == set()


def test_what_is_expected_by_a_day_has_a_freshness_policy():
    assert OURS["expected_waves"].freshness_policy is not None


def test_after_a_run_every_table_has_its_rows_a_preview_and_the_way_to_the_report(instance):
    for name in set(TABLES) - {*VIEWS}:
        found = latest(instance, name)
        assert isinstance(found["dagster/row_count"].value, int), name
        assert found["preview"].value, name
        assert name in ACROSS or found["report"].value.endswith("/twelve/index.html"), name


def test_after_a_run_what_is_counted_leads_back_and_what_is_found_is_drawn(instance):
    for name in ("responses", "scores", "rates", "score_means", "correlations"):
        assert latest(instance, name)["dagster/column_lineage"].value.deps_by_column, name
    for name in set(PICTURED) - {"benchmarks"}:
        assert latest(instance, name)["picture"].value.startswith(f"![{name}".replace("_", "\\_")), name
