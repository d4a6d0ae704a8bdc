"""What Dagster is told about a table, from its contract and its file."""

import hashlib
from collections.abc import Iterator

import dagster as dg

from assets.partitions import survey_failures
from pipeline.contract import STAGES, TABLES, Table
from pipeline.flow.stages import run_stage
from pipeline.flow.wave_run import WaveRun
from pipeline.storage.fingerprint import code_version

OWNERS = ["team:survey-analytics"]
VIEWS = ("answers", "missing_answers")  # of `responses`, in microdata.duckdb


def stage_specs(stage: str, upstream: list[str], *, names: list[str] | None = None) -> list[dg.AssetSpec]:
    """One asset a table of the stage; each depends on the tables in `upstream`."""
    tables = [
        table for table in TABLES.values() if table.stage == stage and (not names or table.name in names)
    ]
    return [table_spec(table, upstream) for table in tables]


def table_spec(table: Table, upstream: list[str]) -> dg.AssetSpec:
    """The asset of one table: grain, columns, kind and owner."""
    return dg.AssetSpec(
        table.name,
        deps=upstream,
        group_name=table.stage,
        description=f"{table.grain}.{' Private: respondents.' if table.is_private else ''}",
        kinds={"duckdb", "parquet"} if table.name not in VIEWS else {"duckdb", "view"},
        owners=OWNERS,
        code_version=code_version(),
        tags={
            "stage": f"{STAGES.index(table.stage) + 1}-{table.stage}",
            "side": "private" if table.is_private else "published",
        },
        metadata={"dagster/column_schema": column_schema(table), "dagster/table_name": table.name},
    )


def column_schema(table: Table) -> dg.TableSchema:
    """The table's columns with their descriptions."""
    return dg.TableSchema(
        [dg.TableColumn(column.name, column.type, column.description) for column in table.columns]
    )


def stage_results(run: WaveRun, stage: str) -> Iterator[dg.MaterializeResult]:
    """Runs one stage of a wave and reports each of its tables. A problem of the data fails without retries."""
    with survey_failures():
        run_stage(run, stage)
    for table in TABLES.values():
        if table.stage == stage and table.name not in ("trends", "pooled"):
            yield table_result(run, table)


def table_result(run: WaveRun, table: Table) -> dg.MaterializeResult:
    """Row count and content version of a table that was written."""
    name = "responses" if table.name in VIEWS else table.name
    path = run.generation.tables.path(name)
    return dg.MaterializeResult(
        asset_key=table.name,
        data_version=dg.DataVersion(_content(path)),
        metadata={} if table.name in VIEWS else {"dagster/row_count": run.generation.tables.rows(name)},
    )


def _content(path) -> str:  # type: ignore[no-untyped-def]
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
