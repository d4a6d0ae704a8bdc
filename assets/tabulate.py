"""Rates, means and associations for every banner."""

import dagster as dg

from assets.automation import STAGE_CHANGED
from assets.partitions import BACKFILL, WAVES, wave_of
from assets.results import stage_results
from assets.tables import stage_checks, stage_specs


@dg.multi_asset(
    name="tabulate",
    specs=stage_specs("tabulate", ["responses", "respondents", "scores", "weights"], condition=STAGE_CHANGED),
    check_specs=stage_checks("tabulate"),
    partitions_def=WAVES,
    backfill_policy=BACKFILL,
)
def tabulate(context: dg.AssetExecutionContext):
    """Rates, means and associations for every banner."""
    yield from stage_results(wave_of(context), "tabulate")
