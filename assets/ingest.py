"""From the files of a wave to rows as text; personal columns are dropped before anything is written."""

import dagster as dg

from assets.partitions import WAVES, wave_of
from assets.tables import stage_results, stage_specs


@dg.multi_asset(name="ingest", specs=stage_specs("ingest", []), partitions_def=WAVES)
def ingest(context: dg.AssetExecutionContext):
    """From the files of a wave to rows as text; personal columns are dropped before anything is written."""
    yield from stage_results(wave_of(context), "ingest")
