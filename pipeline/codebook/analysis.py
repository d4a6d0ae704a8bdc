"""Settings of the analysis, outcome files and published correlations as frozen values."""

from __future__ import annotations

from pipeline.codebook.model import Analysis, FrozenMapping, OutcomeColumn, OutcomeFile, PublishedCorrelation
from pipeline.codebook.options import read_text
from pipeline.codebook.reading import Reading


def read_analysis(reading: Reading) -> Analysis:
    """The settings, each with its default."""
    written = reading.written.analysis
    return Analysis() if written is None else Analysis(**written.model_dump())


def read_outcome_files(reading: Reading) -> tuple[OutcomeFile, ...]:
    """Outcome files in their order; a column is read from the header of its own name unless it says another."""
    return tuple(
        OutcomeFile(
            file=file.file,
            key=file.key,
            columns=FrozenMapping(
                (
                    name,
                    OutcomeColumn(
                        name,
                        column.column or name,
                        column.unit or "",
                        column.year,
                        column.transformation,
                        str(read_text(column.label, name)),
                    ),
                )
                for name, column in file.columns.items()
            ),
            currency_column=file.currency_column,
            year_column=file.year_column,
            line=reading.lines.of("outcome_files", place),
        )
        for place, file in enumerate(reading.written.outcome_files)
    )


def read_published_correlations(reading: Reading) -> tuple[PublishedCorrelation, ...]:
    """Published correlations in their order."""
    return tuple(
        PublishedCorrelation(
            figure.score,
            figure.outcome,
            float(figure.r),
            figure.respondents,
            figure.source,
            figure.method,
            figure.wave,
            reading.lines.of("published_correlations", place),
        )
        for place, figure in enumerate(reading.written.published_correlations)
    )
