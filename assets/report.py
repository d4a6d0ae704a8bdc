"""The report and the warehouse of a wave, and the tables across waves: made and published together, at once."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from assets.across import across_events
from assets.automation import STAGE_CHANGED
from assets.partitions import BACKFILL, WAVES, survey_failures, wave_of
from assets.results import content_version
from assets.tables import OWNERS, code_of
from pipeline.contract import STAGES
from pipeline.flow.publication import publish
from pipeline.flow.wave_run import WaveRun
from pipeline.report.address import report_address
from pipeline.storage.fingerprint import code_version

READ = ["rates", "correlations", "benchmarks"]  # and with them everything that they are made from
FILES = {
    "reports": "One row per study: its static HTML report",
    "warehouse": "One row per table: every published table as one DuckDB file, and the folder of Parquet files",
}


def file_spec(name: str, description: str) -> dg.AssetSpec:
    """The asset of a published file."""
    return dg.AssetSpec(
        name,
        deps=READ,
        group_name="report",
        description=f"{description}. To make it is to publish the wave.",
        kinds={"html"} if name == "reports" else {"duckdb"},
        owners=OWNERS,
        code_version=code_version(),
        automation_condition=STAGE_CHANGED,
        tags={"stage": f"{STAGES.index('report') + 1}-report", "side": "published"},
        metadata=code_of("flow", "publication.py"),
    )


@dg.multi_asset(
    name="report",
    specs=[file_spec(name, description) for name, description in FILES.items()],
    partitions_def=WAVES,
    backfill_policy=BACKFILL,
)
def report(context: dg.AssetExecutionContext):
    """Publishes the wave with the tables across waves and studies, by renaming one symbolic link."""
    run = wave_of(context)
    with survey_failures():
        manifest = publish([run])
    for event in across_events(run.folder):
        context.log_event(event)
    yield from published(run, f"snapshot {manifest.number}" if manifest else "already published")


def published(run: WaveRun, said: str) -> Iterator[dg.MaterializeResult]:
    """What was published of the wave; the same bytes are the same version."""
    page = run.folder.current / "reports" / run.files.study / "index.html"
    tables = sorted(run.generation.directory(private=False).glob("*.parquet"))
    contents: dict[str, list[Path]] = {"reports": [page], "warehouse": tables}
    for name, files in contents.items():
        yield dg.MaterializeResult(
            asset_key=name,
            data_version=dg.DataVersion(content_version(files)),
            metadata={
                "publication": said,
                "generation": run.hash,
                "tables": len(tables),
                "report": dg.MetadataValue.url(report_address(run.files.study)),
            },
        )
