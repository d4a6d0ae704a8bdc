"""Waves that were expected and have not come: a check on `exports`, made every morning."""

from datetime import date

import dagster as dg

from assets.automation import schedule_status
from assets.partitions import data_folder
from pipeline.alerts.overdue import overdue

ON_TIME = "waves_on_time"


@dg.asset_check(
    asset="exports",
    name=ON_TIME,
    description="Every wave is there by the day that its codebook expects it on (`expected_on`).",
)
def waves_on_time():
    """Names each overdue wave with its day."""
    late = overdue(data_folder(), date.today())
    said = "; ".join(f"{one.key} was expected on {one.expected_on}, {one.days} days ago" for one in late)
    return dg.AssetCheckResult(
        passed=not late,
        severity=dg.AssetCheckSeverity.WARN,
        description=said or "no wave is overdue",
        metadata={"overdue": len(late)},
    )


look_for_overdue_waves = dg.define_asset_job(
    "look_for_overdue_waves",
    selection=dg.AssetSelection.checks(waves_on_time),
    description="Looks whether a wave is overdue.",
)

every_morning = dg.ScheduleDefinition(
    name="overdue_waves",
    job=look_for_overdue_waves,
    cron_schedule="0 7 * * *",
    default_status=schedule_status(),
    description="Every morning: which waves were expected and have not come.",
)
