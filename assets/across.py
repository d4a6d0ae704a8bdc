"""Trends and pooled effects: published with each wave, and here whenever a wave that they span has changed."""

from collections.abc import Iterator

import dagster as dg

from assets.automation import ACROSS_CHANGED
from assets.partitions import data_folder, survey_failures
from assets.results import content_version
from assets.tables import ACROSS, table_spec
from pipeline.contract import TABLES
from pipeline.flow.across_tables import AcrossTable, across_tables
from pipeline.flow.publication import publish_across
from pipeline.storage.folder import DataFolder


@dg.multi_asset(
    name="across",
    specs=[table_spec(TABLES[name], ["rates", "correlations"], condition=ACROSS_CHANGED) for name in ACROSS],
)
def across(context: dg.AssetExecutionContext):
    """Brings what spans waves up to date with what is published; with nothing to do it changes no byte."""
    folder = data_folder()
    with survey_failures():
        publish_across(folder)
    for table in across_tables(folder):
        yield dg.MaterializeResult(
            asset_key=table.name,
            data_version=dg.DataVersion(content_version(table.files)),
            metadata=_shown(table),
        )


def across_events(folder: DataFolder) -> Iterator[dg.AssetMaterialization]:
    """The same tables as events of the run that published them with its wave."""
    for table in across_tables(folder):
        yield dg.AssetMaterialization(
            table.name,
            metadata=_shown(table),
            tags={"dagster/data_version": content_version(table.files)},
        )


def _shown(table: AcrossTable) -> dict[str, dg.MetadataValue]:
    return {
        "dagster/row_count": dg.MetadataValue.int(table.rows),
        "preview": dg.MetadataValue.md(table.preview),
    }
