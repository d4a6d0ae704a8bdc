"""Scores against outcomes."""

import dagster as dg

from assets.partitions import WAVES, wave_of
from assets.tables import stage_results, stage_specs


@dg.multi_asset(
    name="correlate",
    specs=stage_specs("correlate", ["responses", "respondents", "scores", "weights"]),
    partitions_def=WAVES,
)
def correlate(context: dg.AssetExecutionContext):
    """Scores against outcomes."""
    yield from stage_results(wave_of(context), "correlate")
