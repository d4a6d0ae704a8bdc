"""Published figures beside the computed ones."""

import dagster as dg

from assets.automation import STAGE_CHANGED
from assets.partitions import BACKFILL, WAVES, wave_of
from assets.results import stage_results
from assets.tables import stage_checks, stage_specs


@dg.multi_asset(
    name="compare",
    specs=stage_specs("compare", ["rates"], condition=STAGE_CHANGED),
    check_specs=stage_checks("compare"),
    partitions_def=WAVES,
    backfill_policy=BACKFILL,
)
def compare(context: dg.AssetExecutionContext):
    """Published figures beside the computed ones."""
    yield from stage_results(wave_of(context), "compare")
