"""What spans waves, the report and the warehouse: made and published together, at once."""

import dagster as dg

from assets.partitions import WAVES, survey_failures, wave_of
from assets.tables import OWNERS, table_spec
from pipeline.contract import TABLES
from pipeline.flow.publication import publish
from pipeline.storage.fingerprint import code_version

PUBLISHED = [
    table.name for table in TABLES.values() if not table.is_private and table.name not in ("trends", "pooled")
]
FILES = {
    "reports": "One row per study: its static HTML report",
    "warehouse": "One row per table: every published table as one DuckDB file, and the folder of Parquet files",
}


def file_spec(name: str, description: str) -> dg.AssetSpec:
    """The asset of a published file."""
    return dg.AssetSpec(
        name,
        deps=PUBLISHED,
        group_name="report",
        description=f"{description}.",
        owners=OWNERS,
        code_version=code_version(),
    )


@dg.multi_asset(
    name="report",
    specs=[
        *(table_spec(TABLES[name], ["rates", "correlations"]) for name in ("trends", "pooled")),
        *(file_spec(name, description) for name, description in FILES.items()),
    ],
    partitions_def=WAVES,
)
def report(context: dg.AssetExecutionContext):
    """Publishes the wave with the tables across waves and studies, by renaming one symbolic link."""
    run = wave_of(context)
    with survey_failures():
        manifest = publish([run])
    said = f"snapshot {manifest.number}" if manifest else "already published"
    for name in ("trends", "pooled", *FILES):
        yield dg.MaterializeResult(asset_key=name, metadata={"publication": said})
