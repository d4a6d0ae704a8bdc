"""From text to typed answers, and respondents who count."""

import dagster as dg

from assets.automation import STAGE_CHANGED
from assets.partitions import BACKFILL, WAVES, wave_of
from assets.results import stage_results
from assets.tables import stage_checks, stage_specs


@dg.multi_asset(
    name="normalize",
    specs=stage_specs("normalize", ["exports", "export_columns", "export_rows"], condition=STAGE_CHANGED),
    check_specs=stage_checks("normalize"),
    partitions_def=WAVES,
    backfill_policy=BACKFILL,
)
def normalize(context: dg.AssetExecutionContext):
    """From text to typed answers, and respondents who count."""
    yield from stage_results(wave_of(context), "normalize")
