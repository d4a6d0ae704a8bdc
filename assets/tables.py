"""What Dagster is told about a table before it is made: from its contract, its stage and its checks."""

import warnings
from pathlib import Path

import dagster as dg

import pipeline
from assets.about import about
from pipeline.checks.catalogue import checks_of
from pipeline.contract import STAGES, TABLES, Table, stored_tables
from pipeline.storage.fingerprint import code_version

OWNERS = ["team:survey-analytics"]
VIEWS = ("answers", "missing_answers")  # of `responses`, in microdata.duckdb
ACROSS = (
    *stored_tables(spans="study"),
    *stored_tables(spans="all"),
)  # made where a wave is published, not by its stage
CODE = Path(pipeline.__file__).parent


def tables_of(stage: str) -> list[Table]:
    """The tables that a stage of a wave writes."""
    return [table for table in TABLES.values() if table.stage == stage and table.name not in ACROSS]


def stage_specs(
    stage: str, upstream: list[str], *, condition: dg.AutomationCondition | None = None
) -> list[dg.AssetSpec]:
    """One asset a table of the stage; each depends on the tables in `upstream`."""
    return [table_spec(table, upstream, condition=condition) for table in tables_of(stage)]


def stage_checks(stage: str) -> list[dg.AssetCheckSpec]:
    """The checks of the stage's tables; they run in the stage's own step."""
    return [
        dg.AssetCheckSpec(
            check.name, asset=check.table, blocking=check.is_blocking, description=check.description
        )
        for check in checks_of(stage)
    ]


def table_spec(
    table: Table, upstream: list[str], *, condition: dg.AutomationCondition | None = None
) -> dg.AssetSpec:
    """The asset of one table: grain, columns, kind, owner and the code that makes it."""
    return dg.AssetSpec(
        table.name,
        deps=upstream,
        group_name=table.stage,
        description=about(table),
        kinds={"duckdb", "parquet"} if table.name not in VIEWS else {"duckdb", "view"},
        owners=OWNERS,
        code_version=code_version(),
        automation_condition=condition,
        tags={
            "stage": f"{STAGES.index(table.stage) + 1}-{table.stage}",
            "side": "private" if table.is_private else "published",
        },
        metadata={
            "dagster/column_schema": column_schema(table),
            "dagster/table_name": table.name,
            **code_of(table.stage, "across.py" if table.name in ACROSS else "wave.py"),
        },
    )


def code_of(package: str, module: str) -> dict[str, dg.CodeReferencesMetadataValue]:
    """A link to the module that makes it."""
    path = CODE / package / module
    label = f"pipeline/{package}/{module}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.BetaWarning)
        reference = dg.LocalFileCodeReference(file_path=str(path), line_number=1, label=label)
        return {"dagster/code_references": dg.CodeReferencesMetadataValue(code_references=[reference])}


def column_schema(table: Table) -> dg.TableSchema:
    """The table's columns with their descriptions, which the UI takes for Markdown."""
    return dg.TableSchema(
        [
            dg.TableColumn(column.name, column.type, column.description.replace("<", "&lt;"))
            for column in table.columns
        ]
    )
