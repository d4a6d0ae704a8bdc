"""Once a week: run records that nobody needs any more, and what killed runs left behind."""

import os
from datetime import UTC, datetime, timedelta

import dagster as dg

from assets.automation import schedule_status
from assets.partitions import data_folder
from pipeline.engine.spill import remove_orphaned_spills
from pipeline.storage.housekeeping import remove_leftovers

KEEP_DAYS = "SURVEY_KEEP_RUNS_DAYS"
DEFAULT_DAYS = 90
FINISHED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]


@dg.op(description="Removes old run records and stale temporary files.")
def tidy(context: dg.OpExecutionContext) -> None:
    """Says what it removed."""
    before = datetime.now(UTC) - timedelta(days=int(os.environ.get(KEEP_DAYS) or DEFAULT_DAYS))
    removed = remove_old_runs(context.instance, before=before)
    left = (*remove_leftovers(data_folder(), older_than_seconds=24 * 3600), *remove_orphaned_spills())
    context.log.info(f"removed {removed} run records from before {before:%Y-%m-%d} and {len(left)} leftovers")


def remove_old_runs(instance: dg.DagsterInstance, *, before: datetime) -> int:
    """Removes the records of runs that ended before a day; the last one that succeeded for each wave stays.

    With it the UI keeps what it knows of the wave's tables. Returns the number of runs removed.
    """
    records = instance.get_run_records(filters=dg.RunsFilter(statuses=FINISHED))  # the newest first
    seen: set[tuple[str, str]] = set()
    removed = 0
    for record in records:
        run = record.dagster_run
        subject = (run.job_name, run.tags.get("dagster/partition", ""))
        is_last = run.status is dg.DagsterRunStatus.SUCCESS and subject not in seen
        seen.update({subject} if is_last else ())
        if not is_last and record.create_timestamp < before:
            instance.delete_run(run.run_id)
            removed += 1
    return removed


@dg.job(description="Removes old run records and stale temporary files.")
def housekeeping() -> None:
    """One step."""
    tidy()


weekly_housekeeping = dg.ScheduleDefinition(
    name="weekly_housekeeping",
    job=housekeeping,
    cron_schedule="0 4 * * 0",
    default_status=schedule_status(),
    description="Sunday nights: old run records and stale temporary files.",
)
