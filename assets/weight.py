"""Weights with mean 1."""

import dagster as dg

from assets.partitions import WAVES, wave_of
from assets.tables import stage_results, stage_specs


@dg.multi_asset(
    name="weight", specs=stage_specs("weight", ["respondents", "responses"]), partitions_def=WAVES
)
def weight(context: dg.AssetExecutionContext):
    """Weights with mean 1."""
    yield from stage_results(wave_of(context), "weight")
