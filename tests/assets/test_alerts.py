"""Who is told of what: failed runs in their own words, checks that stopped nothing, overdue waves."""

import dagster as dg
import pytest

from assets.alerts import check_alerts, failed_checks, failed_runs
from pipeline.alerts.alert import Kind


@dg.asset(check_specs=[dg.AssetCheckSpec("low_bases", asset="rates")])
def rates(context: dg.AssetExecutionContext):
    if context.run.tags.get("broken"):
        raise dg.Failure("the export has no column 'Growth'")
    found = dg.AssetCheckResult(
        passed=False, severity=dg.AssetCheckSeverity.WARN, description="3 columns are too thin"
    )
    return dg.MaterializeResult(check_results=[found])


@pytest.fixture
def log(tmp_path, monkeypatch):
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    monkeypatch.setenv("SURVEY_ALERT_LOG", str(tmp_path / "alerts.log"))
    monkeypatch.delenv("SURVEY_ALERT_WEBHOOK", raising=False)
    return tmp_path / "alerts.log"


def ran(instance, **tags):
    return dg.materialize([rates], instance=instance, tags=tags, raise_on_error=False)


def test_a_failed_run_is_told_in_the_words_of_its_first_failure(log):
    with dg.DagsterInstance.ephemeral() as instance:
        result = ran(instance, broken="yes", **{"dagster/partition": "twelve:2011"})
        context = dg.build_run_status_sensor_context(
            sensor_name="failed_runs",
            dagster_event=result.get_run_failure_event(),
            dagster_instance=instance,
            dagster_run=result.dagster_run,
        ).for_run_failure()
        failed_runs(context)
    assert "run failed: twelve:2011: the export has no column 'Growth'" in log.read_text()


def test_a_check_that_stopped_nothing_is_told_of(log):
    with dg.DagsterInstance.ephemeral() as instance:
        result = ran(instance)
        assert result.success
        context = dg.build_run_status_sensor_context(
            sensor_name="failed_checks",
            dagster_event=result.get_run_success_event(),
            dagster_instance=instance,
            dagster_run=result.dagster_run,
        )
        failed_checks(context)
        assert [alert.kind for alert in check_alerts(instance, result.dagster_run)] == [Kind.CHECK_FAILED]
    assert "check failed: " in log.read_text()
    assert "rates: 3 columns are too thin" in log.read_text()
