"""Everything Dagster loads."""

import dagster as dg

from assets import compare, correlate, ingest, normalize, report, score, tabulate, weight
from assets.across import across
from assets.alerts import failed_checks, failed_runs
from assets.arrival import arrival
from assets.automation import conditions
from assets.explore import explore, trials
from assets.housekeeping import housekeeping, weekly_housekeeping
from assets.overdue import every_morning, expected_waves, look_for_overdue_waves
from assets.refresh import full_refresh

STAGES = [
    ingest.ingest,
    normalize.normalize,
    score.score,
    weight.weight,
    tabulate.tabulate,
    correlate.correlate,
    compare.compare,
    report.report,
]

publish_wave = dg.define_asset_job(
    "publish_wave",
    selection=dg.AssetSelection.assets(*STAGES),
    description="Takes one wave through all stages and publishes it.",
)

defs = dg.Definitions(
    assets=[*STAGES, across, expected_waves, trials],
    jobs=[publish_wave, explore, look_for_overdue_waves, housekeeping],
    sensors=[arrival, conditions, failed_runs, failed_checks],
    schedules=[full_refresh, every_morning, weekly_housekeeping],
    executor=dg.in_process_executor,
)
