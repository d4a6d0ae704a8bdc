"""Scores against outcomes."""

import dagster as dg

from assets.automation import STAGE_CHANGED
from assets.partitions import BACKFILL, WAVES, wave_of
from assets.results import stage_results
from assets.tables import stage_checks, stage_specs


@dg.multi_asset(
    name="correlate",
    specs=stage_specs(
        "correlate", ["responses", "respondents", "scores", "weights"], condition=STAGE_CHANGED
    ),
    check_specs=stage_checks("correlate"),
    partitions_def=WAVES,
    backfill_policy=BACKFILL,
)
def correlate(context: dg.AssetExecutionContext):
    """Scores against outcomes."""
    yield from stage_results(wave_of(context), "correlate")
