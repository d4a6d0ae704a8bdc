"""From an export's text to typed answers: everything the normalize stage writes for one wave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook.model import Study, Wave
from pipeline.contract import TABLES
from pipeline.engine import Engine, Tables
from pipeline.engine.quote import identifier, literal
from pipeline.errors import ExportError
from pipeline.normalize.codebook_tables import items_table, listed_items, options_table
from pipeline.normalize.columns import ExportColumn, export_columns
from pipeline.normalize.quantities import Quantities, read_quantities
from pipeline.normalize.read_items import read_items
from pipeline.normalize.resolve import resolve_columns
from pipeline.normalize.respondents import find_respondents, interview_columns
from pipeline.normalize.routing import decoded_columns, response_columns
from pipeline.normalize.usable_design import (
    require_replicates,
    require_strata_and_psus,
    require_weights,
)

ANSWERED = Path(__file__).with_name("answered.sql")


def normalize_wave(study: Study, wave: Wave, tables: Tables) -> None:
    """Writes respondents, responses, items and options from the wave's export_rows.

    Raises ExportError that lists every column the export lacks and every cell the codebook does not know,
    for respondent ids that are not unique and where nobody is kept; DesignError for weights.
    """
    columns = export_columns(tables.load("export_columns"))
    platform = str(tables.load("exports")["format"].iloc[0])
    with tables.engine() as engine:
        engine.view("rows", tables.path("export_rows"))
        decoded = decode_rows(engine, study, wave, columns)
        chosen = interview_columns(decoded.wave, columns, decoded.quantities, platform=platform)
        engine.view("interviews", "decoded_rows", chosen)
        find_respondents(engine, study, decoded.wave)
        require_strata_and_psus(engine, study, decoded.wave)
        require_weights(engine, study, decoded.wave)
        replication = decoded.wave.design.replication
        replicates = replication.found_in(list(columns)) if replication else ()
        require_replicates(engine, study, decoded.wave, replicates)
        with tables.writing("respondents") as aside:
            engine.write("respondents", aside, order_by=TABLES["respondents"].key)
        _make_responses(engine, study, wave)
        with tables.writing("responses") as aside:
            engine.write("responses", aside, order_by=TABLES["responses"].key)
    listed = listed_items(study, decoded.wave)
    tables.save("items", items_table(listed, study.languages))
    tables.save("options", options_table(listed, study.languages))


@dataclass(frozen=True, slots=True)
class DecodedRows:
    """What is known once the relation `decoded_rows` is there: the wave with the export's own column names."""

    wave: Wave
    quantities: Quantities


def decode_rows(engine: Engine, study: Study, wave: Wave, columns: Mapping[str, ExportColumn]) -> DecodedRows:
    """Makes the relation `decoded_rows`: the export's rows and each item's answer and reason."""
    language = study.languages[0] if study.languages else ""
    resolved = resolve_columns(wave, columns)
    quantities = read_quantities(engine, resolved.wave, columns, language)
    read = read_items(engine, resolved.wave, columns, language)
    problems = (*resolved.problems, *quantities.problems, *read.problems)
    if problems:
        listed = "".join(f"\n  {problem}" for problem in problems)
        raise ExportError(f"{study.name}:{wave.name}: the export is not what the codebook describes:{listed}")
    added = {name: sql for name, sql in decoded_columns(read.readings).items() if name != "source_row"}
    kept = {column: identifier(column) for column in ("source_row", *columns)}
    engine.view("decoded_rows", "rows", {**kept, **added})
    return DecodedRows(resolved.wave, quantities)


def _make_responses(engine: Engine, study: Study, wave: Wave) -> None:
    columns = {
        "study": literal(study.name),
        "wave": literal(wave.name),
        "source_row": "source_row",
        "respondent_id": "respondent_id",
        "is_kept": "is_kept",
        **response_columns(wave.items, study.derived),
    }
    decoded = [f"{part}:{item.name}" for part in ("answer", "reason") for item in wave.items]
    engine.view("decoded", "decoded_rows", {name: identifier(name) for name in ("source_row", *decoded)})
    engine.create("answered", ANSWERED)
    engine.view("responses", "answered", columns)
