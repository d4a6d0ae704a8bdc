"""Published figures beside the computed ones."""

import dagster as dg

from assets.partitions import WAVES, wave_of
from assets.tables import stage_results, stage_specs


@dg.multi_asset(
    name="compare", specs=stage_specs("compare", ["rates"], names=["benchmarks"]), partitions_def=WAVES
)
def compare(context: dg.AssetExecutionContext):
    """Published figures beside the computed ones."""
    yield from stage_results(wave_of(context), "compare")
