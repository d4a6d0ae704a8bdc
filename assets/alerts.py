"""Sensors that tell somebody: of a failed run, of checks that failed without stopping it, of an overdue wave."""

from collections.abc import Iterator

import dagster as dg

from assets.automation import sensor_status
from assets.overdue import ON_TIME
from assets.partitions import data_folder
from pipeline.alerts.alert import Alert, Kind
from pipeline.alerts.deliver import deliver, receivers


@dg.run_failure_sensor(
    name="failed_runs",
    default_status=sensor_status(),
    description="Tells of every run that failed, in the words of its first failure.",
)
def failed_runs(context: dg.RunFailureSensorContext):
    """One alert a failed run."""
    first = next(iter(context.get_step_failure_events()), None)
    said = failure_words(first) or context.failure_event.message or "it failed before its first step"
    deliver([Alert(Kind.RUN_FAILED, about(context.dagster_run), said)], receivers(data_folder()))


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    name="failed_checks",
    default_status=sensor_status(),
    description="Tells of the checks that found something in a run that was published all the same.",
)
def failed_checks(context: dg.RunStatusSensorContext):
    """One message a run."""
    alerts = check_alerts(context.instance, context.dagster_run)
    deliver(alerts, receivers(data_folder()))


def about(run: dg.DagsterRun) -> str:
    """The wave that a run was for, else its job."""
    return run.tags.get("dagster/partition") or run.job_name


def failure_words(event: dg.DagsterEvent | None) -> str:
    """What a failed step said of itself: our own words where there are some, else the error's."""
    if event is None:
        return ""
    data = event.step_failure_data
    if data.user_failure_data and data.user_failure_data.description:
        return data.user_failure_data.description
    return data.error.message.strip() if data.error else str(event.message)


def check_alerts(instance: dg.DagsterInstance, run: dg.DagsterRun) -> Iterator[Alert]:
    """An alert for each check that failed in a run that went on."""
    records = instance.get_records_for_run(run.run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION)
    for record in records.records:
        event = record.event_log_entry.dagster_event
        found = event.asset_check_evaluation_data if event else None
        if found is not None and not found.passed:
            late = found.check_name == ON_TIME
            yield Alert(
                Kind.WAVE_OVERDUE if late else Kind.CHECK_FAILED,
                found.asset_key.to_user_string()
                if late
                else f"{about(run)}, {found.asset_key.to_user_string()}",
                found.description or found.check_name,
            )
