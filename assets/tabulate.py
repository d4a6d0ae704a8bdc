"""Rates, means and associations for every banner."""

import dagster as dg

from assets.partitions import WAVES, wave_of
from assets.tables import stage_results, stage_specs


@dg.multi_asset(
    name="tabulate",
    specs=stage_specs("tabulate", ["responses", "respondents", "scores", "weights", "items", "options"]),
    partitions_def=WAVES,
)
def tabulate(context: dg.AssetExecutionContext):
    """Rates, means and associations for every banner."""
    yield from stage_results(wave_of(context), "tabulate")
