"""Everything Dagster loads."""

import dagster as dg

from assets import compare, correlate, ingest, normalize, report, score, tabulate, weight
from assets.arrival import arrival
from assets.partitions import WAVES

STAGES = [
    ingest.ingest,
    normalize.normalize,
    score.score,
    weight.weight,
    tabulate.tabulate,
    correlate.correlate,
    compare.compare,
    report.report,
]

publish_wave = dg.define_asset_job(
    "publish_wave",
    selection=dg.AssetSelection.all(),
    partitions_def=WAVES,
    description="Takes one wave through all stages and publishes it.",
)

defs = dg.Definitions(assets=STAGES, jobs=[publish_wave], sensors=[arrival], executor=dg.in_process_executor)
