"""What Dagster is told about a table once it is made: version, rows, preview, lineage and findings."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from assets.partitions import survey_failures
from assets.tables import VIEWS, tables_of
from pipeline.checks.catalogue import Check
from pipeline.checks.finding import Finding
from pipeline.contract import Table
from pipeline.flow.findings import refuse, stage_findings
from pipeline.flow.lineage import origins
from pipeline.flow.picture import picture
from pipeline.flow.preview import preview
from pipeline.flow.stages import run_stage
from pipeline.flow.wave_run import WaveRun
from pipeline.report.address import report_address


def stage_results(run: WaveRun, stage: str) -> Iterator[dg.MaterializeResult]:
    """Runs one stage of a wave and reports its tables with what their checks found.

    A problem of the data fails without retries; so does a blocking finding, after everything was reported.
    """
    with survey_failures():
        run_stage(run, stage)
        with run.generation.reading():
            found = stage_findings(run, stage)
            results = [
                table_result(run, table, [one for one in found if one[0].table == table.name])
                for table in tables_of(stage)
            ]
    yield from results
    with survey_failures():
        refuse(run, found)


def table_result(run: WaveRun, table: Table, found: Iterable[tuple[Check, Finding]]) -> dg.MaterializeResult:
    """The content version of a table that was written, what it looks like, and what was found in it."""
    return dg.MaterializeResult(
        asset_key=table.name,
        data_version=dg.DataVersion(content_version([run.generation.tables.path(_stored(table.name))])),
        metadata=_metadata(run, table),
        check_results=[check_result(check, finding, run.files.key) for check, finding in found],
    )


def check_result(check: Check, found: Finding, wave: str) -> dg.AssetCheckResult:
    """A finding as Dagster shows it: of which wave, how many, and which by their keys.

    Dagster keeps one result a check, the newest; results by partition are a preview of 1.13.
    """
    keys = "\n".join(f"- `{key}`" for key in found.keys)
    return dg.AssetCheckResult(
        passed=found.is_clean,
        asset_key=check.table,
        check_name=check.name,
        severity=dg.AssetCheckSeverity.ERROR if check.is_blocking else dg.AssetCheckSeverity.WARN,
        description=found.said,
        metadata={"wave": wave, "rows": found.rows, **({"keys": dg.MetadataValue.md(keys)} if keys else {})},
    )


def _stored(name: str) -> str:
    return "responses" if name in VIEWS else name


def _metadata(run: WaveRun, table: Table) -> dict[str, Any]:
    """In the order in which the page shows it: the picture first."""
    if table.name in VIEWS:
        return {}
    tables = run.generation.tables
    drawn = picture(tables, table.name)
    metadata = {
        "dagster/row_count": tables.rows(table.name),
        **({"picture": dg.MetadataValue.md(drawn)} if drawn else {}),
        "preview": dg.MetadataValue.md(preview(tables, table.name)),
        "report": dg.MetadataValue.url(report_address(run.files.study)),
    }
    lineage = origins(run.study, run.wave, table.name)
    if lineage:
        metadata["dagster/column_lineage"] = dg.TableColumnLineage(
            {
                column: [dg.TableColumnDep(dg.AssetKey(table), name) for table, name in sources]
                for column, sources in lineage.items()
            }
        )
    return metadata


def content_version(files: Iterable[Path]) -> str:
    """The hash of the bytes of these files, in their order."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
