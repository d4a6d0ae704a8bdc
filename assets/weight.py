"""Weights with mean 1."""

import dagster as dg

from assets.automation import STAGE_CHANGED
from assets.partitions import BACKFILL, WAVES, wave_of
from assets.results import stage_results
from assets.tables import stage_checks, stage_specs


@dg.multi_asset(
    name="weight",
    specs=stage_specs("weight", ["respondents", "responses"], condition=STAGE_CHANGED),
    check_specs=stage_checks("weight"),
    partitions_def=WAVES,
    backfill_policy=BACKFILL,
)
def weight(context: dg.AssetExecutionContext):
    """Weights with mean 1."""
    yield from stage_results(wave_of(context), "weight")
