"""What Dagster is told of a table: enough to judge it, nothing of a respondent, and nothing wrong is published."""

import dagster as dg

from assets import results
from pipeline.checks.catalogue import CHECKS
from pipeline.contract import TABLES


def latest(instance, table):
    return instance.get_latest_materialization_event(dg.AssetKey(table)).asset_materialization


def test_every_check_of_the_catalogue_has_a_result_with_a_sentence(instance):
    keys = [dg.AssetCheckKey(dg.AssetKey(check.table), check.name) for check in CHECKS]
    found = instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
    assert set(found) == set(keys)
    for check, key in zip(CHECKS, keys, strict=True):
        evaluation = found[key].event.dagster_event.asset_check_evaluation_data
        assert evaluation.description, key
        assert evaluation.blocking == check.is_blocking, key


def test_a_warning_names_its_rows_and_stops_nothing(instance):
    key = dg.AssetCheckKey(dg.AssetKey("rates"), "low_bases")
    found = instance.event_log_storage.get_latest_asset_check_execution_by_key([key])[key]
    evaluation = found.event.dagster_event.asset_check_evaluation_data
    assert (evaluation.passed, evaluation.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert evaluation.metadata["wave"].value == "twelve:2012"
    assert "banner=total" in evaluation.metadata["keys"].value


def test_metadata_of_private_tables_shows_columns_and_counts_alone(instance):
    for table in TABLES.values():
        if table.is_private and table.name not in ("answers", "missing_answers"):
            shown = latest(instance, table.name).metadata["preview"].value
            assert shown.startswith("Private: respondents."), table.name
            assert "|" not in shown, table.name


def test_no_event_holds_what_a_respondent_wrote_or_a_personal_column(instance):
    said = [
        str(record.event_log_entry.dagster_event.event_specific_data)
        for run in instance.get_runs()
        for record in instance.get_records_for_run(run.run_id).records
        if record.event_log_entry.dagster_event
    ]
    assert said
    for secret in ("555-1", "Phone", "p7", "Anything personal"):
        assert not [text for text in said if secret in text], secret


def test_a_rate_leads_back_to_the_column_of_the_export(instance):
    share = latest(instance, "rates").metadata["dagster/column_lineage"].value.deps_by_column["share"]
    assert dg.TableColumnDep(asset_key="responses", column_name="platforms") in share
    platforms = (
        latest(instance, "responses").metadata["dagster/column_lineage"].value.deps_by_column["platforms"]
    )
    assert {dep.column_name for dep in platforms} == {"Facebook", "Twitter", "LinkedIn"}
    estimate = (
        latest(instance, "correlations").metadata["dagster/column_lineage"].value.deps_by_column["estimate"]
    )
    assert dg.TableColumnDep(asset_key="scores", column_name="value") in estimate


def test_the_preview_of_the_rates_draws_shares_as_bars(instance):
    preview = latest(instance, "rates").metadata["preview"].value
    assert "| item | option_label |" in preview
    assert "█" in preview


def test_a_rerun_without_changes_has_the_same_versions_and_moves_no_published_byte(
    home, instance, publish, public_bytes
):
    tables = ("exports", "rates", "reports", "warehouse", "trends")
    versions = {table: latest(instance, table).tags["dagster/data_version"] for table in tables}
    before = public_bytes()
    assert publish("2012") == [""]
    assert {table: latest(instance, table).tags["dagster/data_version"] for table in tables} == versions
    assert public_bytes() == before


def tampered(run_stage):
    def run(run, stage):
        run_stage(run, stage)
        if stage == "tabulate":
            rates = run.generation.tables.load("rates")
            run.generation.tables.save("rates", rates.assign(share=rates["share"] * 0.9))

    return run


def test_a_wrong_number_leaves_what_was_published_byte_identical_and_the_next_run_recovers(
    home, publish, public_bytes, monkeypatch
):
    before = public_bytes()
    export = home.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace(",Better,9,", ",Worse,9,", 1))
    with monkeypatch.context() as patch:
        patch.setattr(results, "run_stage", tampered(results.run_stage))
        (problem,) = publish("2011")
    assert "rates, shares_add_up" in problem
    assert "item=country" in problem
    assert public_bytes() == before
    assert publish("2011") == [""]
    assert public_bytes() != before


def test_a_table_links_to_the_report_of_its_study(instance):
    assert latest(instance, "rates").metadata["report"].value == results.report_address("twelve")
