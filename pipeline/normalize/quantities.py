"""Numbers that are known of respondents besides their answers: duration, weights, size of the population."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.codebook.model import Wave
from pipeline.engine import Engine
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.distinct_cells import DistinctCells
from pipeline.normalize.number_column import number_column
from pipeline.normalize.selected import NOT_AVAILABLE

NO_NUMBER = "NULL::DOUBLE"


@dataclass(frozen=True, slots=True)
class Quantities:
    """Each number as SQL over the export's rows (NULL where the cell holds none), and what cannot be read."""

    duration: str
    fpc: str
    units: str
    weights: tuple[str, ...]
    replicates: tuple[str, ...]
    problems: tuple[str, ...]


def read_quantities(
    engine: Engine, wave: Wave, columns: Mapping[str, ExportColumn], language: str
) -> Quantities:
    """The numbers of a wave's respondents; columns that are not there are left out.

    Weights are checked later, of those who are kept. A duration matters where there is a rule about it.
    """
    timed = wave.duration or next(
        (name for name, one in columns.items() if one.role == "duration_seconds"), None
    )
    replication = wave.design.replication
    replicates = replication.found_in(list(columns)) if replication else ()
    found = [
        ("duration", timed, wave.exclude.speeder is not None),
        ("design.fpc", wave.design.fpc, True),
        ("design.second_stage", wave.design.second_stage, True),
        *((f"weights.{weight.name}", weight.column, False) for weight in wave.weights),
        *(("design.replicates", name, True) for name in replicates),
    ]
    counted = DistinctCells(engine, (), ids=(wave.respondent_id, wave.company_id))
    values: list[str] = []
    problems = _too_few(wave, replicates)
    for key, name, must_be_numbers in found:
        value, problem = _read(counted, key, columns.get(name or ""), must_be_numbers, language)
        values.append(value)
        problems += problem
    rest = 3 + len(wave.weights)
    return Quantities(
        values[0], values[1], values[2], tuple(values[3:rest]), tuple(values[rest:]), tuple(problems)
    )


def _too_few(wave: Wave, replicates: tuple[str, ...]) -> list[str]:
    replication = wave.design.replication
    if replication is None or not replication.is_supplied:
        return []
    if replication.rscales and len(replication.rscales) != len(replicates):
        return [
            f"design.replicates: {len(replication.rscales)} `rscales` for {len(replicates)} replicate weights; "
            "give one for each, in the order of the columns."
        ]
    if len(replicates) > 1:
        return []
    return [
        f"design.replicates: {len(replicates)} columns of the export begin with {replication.prefix!r}; "
        "correct `prefix`, or list them under `columns`."
    ]


def _read(
    counted: DistinctCells, key: str, column: ExportColumn | None, must_be_numbers: bool, language: str
) -> tuple[str, list[str]]:
    if column is None:
        return NO_NUMBER, []
    missing = dict.fromkeys(NOT_AVAILABLE, "no_answer")
    read = number_column(counted, column, missing, decimal=None, language=language)
    if read is None:
        return NO_NUMBER, [
            f"{key}: column {column.name!r} has decimal commas and decimal points, or cells such as 1.234 that can "
            "be read both ways; write one of them throughout."
        ]
    if read.unknown and must_be_numbers:
        cell, rows = read.unknown[0]
        return NO_NUMBER, [
            f"{key}: column {column.name!r} holds cells that are no number, as "
            f"{counted.named(column.name, cell)} in {rows} rows; correct the export, or name another column."
        ]
    return read.value, []
