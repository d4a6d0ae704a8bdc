"""Waves that were expected and have not come: looked for every morning, and until the last has arrived."""

from collections.abc import Iterator
from datetime import date, timedelta

import dagster as dg

from assets.automation import ARRIVED_LATE, schedule_status
from assets.partitions import data_folder
from assets.tables import OWNERS, code_of
from pipeline.alerts.overdue import Overdue, overdue

ON_TIME = "waves_on_time"
LATE_AFTER = timedelta(hours=26)  # a morning was missed, or a wave

SPEC = dg.AssetSpec(
    "expected_waves",
    deps=["exports"],
    group_name="ingest",
    description=(
        "One row per wave that is overdue by its `expected_on`. It is made, with no rows, on every morning that "
        "finds none; while a wave is overdue it is not, so that it is stale and says so."
    ),
    owners=OWNERS,
    kinds={"yaml"},
    freshness_policy=dg.FreshnessPolicy.time_window(fail_window=LATE_AFTER),
    automation_condition=ARRIVED_LATE,
    tags={"stage": "1-ingest", "side": "published"},
    metadata=code_of("alerts", "overdue.py"),
    skippable=True,
)


@dg.multi_asset(
    name="expected_waves",
    specs=[SPEC],
    check_specs=[
        dg.AssetCheckSpec(
            ON_TIME,
            asset="expected_waves",
            description="Every wave is there by the day that its codebook expects it on.",
        )
    ],
)
def expected_waves(context: dg.AssetExecutionContext):
    """Names each overdue wave with its day."""
    yield from looked(overdue(data_folder(), date.today()))


def looked(
    late: tuple[Overdue, ...],
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult | dg.AssetObservation]:
    """Fresh where every wave is there; else what is late, and the asset stays as it was."""
    said = "; ".join(f"{one.key} was expected on {one.expected_on}, {one.days} days ago" for one in late)
    if late:
        yield dg.AssetObservation(SPEC.key, description=said, metadata={"overdue": shown(late)})
    else:
        yield dg.MaterializeResult(SPEC.key, metadata={"dagster/row_count": 0})
    yield dg.AssetCheckResult(
        passed=not late,
        asset_key=SPEC.key,
        check_name=ON_TIME,
        severity=dg.AssetCheckSeverity.WARN,
        description=said or "no wave is overdue",
        metadata={"overdue": len(late)},
    )


def shown(late: tuple[Overdue, ...]) -> dg.MetadataValue:
    """The overdue waves as a table."""
    rows = "".join(f"\n| {one.key} | {one.expected_on} | {one.days} |" for one in late)
    return dg.MetadataValue.md(f"| wave | expected_on | days ago |\n| --- | --- | --- |{rows}")


look_for_overdue_waves = dg.define_asset_job(
    "look_for_overdue_waves",
    selection=dg.AssetSelection.assets(expected_waves),
    description="Looks whether a wave is overdue.",
)

every_morning = dg.ScheduleDefinition(
    name="overdue_waves",
    job=look_for_overdue_waves,
    cron_schedule="0 7 * * *",
    default_status=schedule_status(),
    description="Every morning: which waves were expected and have not come.",
)
