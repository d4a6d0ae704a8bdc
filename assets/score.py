"""Items combined into scores."""

import dagster as dg

from assets.automation import STAGE_CHANGED
from assets.partitions import BACKFILL, WAVES, wave_of
from assets.results import stage_results
from assets.tables import stage_checks, stage_specs


@dg.multi_asset(
    name="score",
    specs=stage_specs("score", ["responses"], condition=STAGE_CHANGED),
    check_specs=stage_checks("score"),
    partitions_def=WAVES,
    backfill_policy=BACKFILL,
)
def score(context: dg.AssetExecutionContext):
    """Items combined into scores."""
    yield from stage_results(wave_of(context), "score")
