"""From the files of a wave to rows as text; personal columns are dropped before anything is written."""

import dagster as dg

from assets.partitions import BACKFILL, WAVES, wave_of
from assets.results import stage_results
from assets.tables import stage_checks, stage_specs


@dg.multi_asset(
    name="ingest",
    specs=stage_specs("ingest", []),
    check_specs=stage_checks("ingest"),
    partitions_def=WAVES,
    backfill_policy=BACKFILL,
)
def ingest(context: dg.AssetExecutionContext):
    """From the files of a wave to rows as text; personal columns are dropped before anything is written."""
    yield from stage_results(wave_of(context), "ingest")
