"""From text to typed answers, and respondents who count."""

import dagster as dg

from assets.partitions import WAVES, wave_of
from assets.tables import stage_results, stage_specs


@dg.multi_asset(
    name="normalize",
    specs=stage_specs("normalize", ["exports", "export_columns", "export_rows"]),
    partitions_def=WAVES,
)
def normalize(context: dg.AssetExecutionContext):
    """From text to typed answers, and respondents who count."""
    yield from stage_results(wave_of(context), "normalize")
