"""Items combined into scores."""

import dagster as dg

from assets.partitions import WAVES, wave_of
from assets.tables import stage_results, stage_specs


@dg.multi_asset(name="score", specs=stage_specs("score", ["responses"]), partitions_def=WAVES)
def score(context: dg.AssetExecutionContext):
    """Items combined into scores."""
    yield from stage_results(wave_of(context), "score")
