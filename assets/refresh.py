"""The full refresh: once a week, every wave that is not published as it is now, whatever was missed."""

import dagster as dg

from assets.automation import schedule_status
from assets.partitions import WAVES, data_folder
from pipeline.storage.pending import pending


@dg.schedule(
    name="full_refresh",
    job_name="publish_wave",
    cron_schedule="0 3 * * 0",
    default_status=schedule_status(),
    description="Sunday nights: every wave whose files, codebook or code are not those of what is published.",
)
def full_refresh(context: dg.ScheduleEvaluationContext):
    """A run for each such wave; those that are up to date are left alone, since they would change no byte."""
    waves = pending(data_folder()).waves
    context.instance.add_dynamic_partitions(str(WAVES.name), [wave.files.key for wave in waves])
    at = context.scheduled_execution_time.date()
    return [
        dg.RunRequest(run_key=f"refresh/{at}/{wave.files.key}/{wave.hash}", partition_key=wave.files.key)
        for wave in waves
    ] or dg.SkipReason("every wave is published as it is")
