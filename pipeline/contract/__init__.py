"""Every table that is written: grain, key, columns with types and descriptions.

The order is the order of the stages. `TABLES["rates"].columns` serves the writer that casts, the
Dagster schema that is shown, and the reference pages.
"""

from pipeline.contract.compare import BENCHMARKS, POOLED, TRENDS
from pipeline.contract.correlate import CORRELATIONS, MODELS, RELIABILITY, SPECIFICATIONS
from pipeline.contract.ingest import EXPORT_COLUMNS, EXPORT_ROWS, EXPORTS
from pipeline.contract.normalize import ANSWERS, ITEMS, MISSING_ANSWERS, OPTIONS, RESPONDENTS, RESPONSES
from pipeline.contract.score import SCORES
from pipeline.contract.table import Column, Table
from pipeline.contract.tabulate import ASSOCIATIONS, RATES, SCORE_MEANS
from pipeline.contract.weight import WEIGHT_MARGINS, WEIGHTS

STAGES = ("ingest", "normalize", "score", "weight", "tabulate", "correlate", "compare", "report")

TABLES = {
    table.name: table
    for table in (
        EXPORTS,
        EXPORT_COLUMNS,
        EXPORT_ROWS,
        RESPONDENTS,
        RESPONSES,
        ANSWERS,
        MISSING_ANSWERS,
        ITEMS,
        OPTIONS,
        SCORES,
        WEIGHTS,
        WEIGHT_MARGINS,
        RATES,
        SCORE_MEANS,
        ASSOCIATIONS,
        CORRELATIONS,
        RELIABILITY,
        MODELS,
        SPECIFICATIONS,
        TRENDS,
        BENCHMARKS,
        POOLED,
    )
}

__all__ = ["STAGES", "TABLES", "Column", "Table"]
