"""Every table there is, in the order of the stages."""

from __future__ import annotations

from pipeline.contract.compare import (
    BENCHMARKS,
    DECOMPOSITIONS,
    ORDER_IN_TIME,
    POOLED,
    POOLED_EFFECTS,
    STUDY_EFFECTS,
    TREND_TESTS,
    TRENDS,
)
from pipeline.contract.correlate import CORRELATIONS, HOMOGENEITY, MODELS, RELIABILITY, SPECIFICATIONS
from pipeline.contract.ingest import EXPORT_COLUMNS, EXPORT_ROWS, EXPORTS
from pipeline.contract.normalize import ANSWERS, ITEMS, MISSING_ANSWERS, OPTIONS, RESPONDENTS, RESPONSES
from pipeline.contract.robustness import MEASUREMENT, OUTCOME_MATCHES, ROBUSTNESS
from pipeline.contract.score import SCORES
from pipeline.contract.table import Table
from pipeline.contract.tabulate import ADJUSTED_RATES, ASSOCIATIONS, OPTION_PAIRS, RATES, SCORE_MEANS, TOTALS
from pipeline.contract.weight import RESPONSE_RATES, WEIGHT_MARGINS, WEIGHTS

STAGES = ("ingest", "normalize", "score", "weight", "tabulate", "correlate", "compare", "report")

TABLES: dict[str, Table] = {
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
        RESPONSE_RATES,
        RATES,
        SCORE_MEANS,
        ASSOCIATIONS,
        TOTALS,
        ADJUSTED_RATES,
        OPTION_PAIRS,
        CORRELATIONS,
        HOMOGENEITY,
        RELIABILITY,
        MEASUREMENT,
        MODELS,
        SPECIFICATIONS,
        ROBUSTNESS,
        OUTCOME_MATCHES,
        TRENDS,
        TREND_TESTS,
        DECOMPOSITIONS,
        BENCHMARKS,
        ORDER_IN_TIME,
        STUDY_EFFECTS,
        POOLED,
        POOLED_EFFECTS,
    )
}


def stored_tables(*, spans: str = "wave", stage: str | None = None) -> tuple[str, ...]:
    """Names of the tables that stages write into files, in their order; of one stage where one is named."""
    return tuple(
        table.name
        for table in TABLES.values()
        if table.spans == spans and not table.is_view and stage in (None, table.stage)
    )
