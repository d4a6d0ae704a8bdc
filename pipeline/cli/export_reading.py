"""How an export would be read with a study's codebook, found out in a folder that is thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.answer_quality import AnswerQuality, answer_quality
from pipeline.cli.coding import WaitingTexts, waiting_for_codes
from pipeline.cli.column_matching import ColumnMatching, Unmatched, match_columns
from pipeline.cli.respondents_line import respondent_counts
from pipeline.cli.wave_changes import WaveChanges, compare_waves
from pipeline.codebook.model import Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.errors import SurveyError
from pipeline.quoted_cell import quoting_at_the_desk

if TYPE_CHECKING:
    from pipeline.cli.earlier_wave import EarlierWave
    from pipeline.normalize.columns import ExportColumn


@dataclass(frozen=True, slots=True)
class ExportReading:
    """What would become of an export."""

    format: str
    encoding: str
    rows: int
    columns: int
    personal: int  # columns that are dropped before anything is written
    matched: Mapping[str, tuple[str, ...]]  # item -> its columns
    unmatched: tuple[Unmatched, ...]
    unused: Mapping[str, str]  # column that nothing refers to -> its text
    unknown: Mapping[str, tuple[str, ...]]  # item -> what is wrong with its cells
    respondents: Mapping[str, int] | None  # "kept" or why not -> respondents; None: cannot be said
    problems: tuple[str, ...]  # all of them as sentences
    notes: tuple[str, ...]
    quality: AnswerQuality | None = None  # None where there are problems
    changes: WaveChanges | None = None  # None where no wave is before
    # text item with codes -> what waits for one
    coding: Mapping[str, WaitingTexts] = field(default_factory=dict)


def read_with_codebook(
    study: Study, wave: Wave, files: Sequence[Path], *, before: EarlierWave | None = None
) -> ExportReading:
    """Reads the files as this wave, and beside the one `before`. Raises SurveyError where they are no export at all."""
    from pipeline.ingest.wave import ingest_wave

    with quoting_at_the_desk(), tempfile.TemporaryDirectory(prefix="survey-check-") as scratch:

        def place(name: str) -> Path:
            return Path(scratch) / f"{name}.parquet"

        tables = Tables(study.name, wave.name, place, place)
        ingest_wave(study, wave, files, tables)
        reading = _reading(study, wave, tables)
        if reading.problems:
            return reading
        changes = compare_waves(study, wave, tables, before) if before else None
        return replace(reading, quality=answer_quality(wave, tables), changes=changes)


def _reading(study: Study, wave: Wave, tables: Tables) -> ExportReading:
    from pipeline.normalize.columns import export_columns

    listed, file = tables.load("export_columns"), tables.load("exports").iloc[0]
    columns = export_columns(listed)
    texts = dict(zip(listed["name"], listed["text"].fillna(""), strict=True))
    match = match_columns(wave, columns)
    respondents, refused = None, "" if match.unmatched else None
    if refused is None:
        respondents, refused = _respondents(study, wave, tables)
    unknown, unfit = ({}, ()) if refused is None else unknown_cells(study, match, columns, tables)
    problems = [one.sentence for one in match.unmatched]
    problems += [one for found in unknown.values() for one in found]
    problems += unfit
    if refused and not problems:
        problems = [refused]
    return ExportReading(
        format=str(file["format"]),
        encoding=str(file["encoding"]),
        rows=int(file["rows"]),
        columns=int(file["columns"]),
        personal=int(file["personal"]),
        matched=match.matched,
        unmatched=match.unmatched,
        unused={name: texts[name] for name in match.unused},
        unknown=unknown,
        respondents=respondents,
        problems=tuple(problems),
        notes=tuple(str(file["notes"]).splitlines()),
        coding=waiting_for_codes(match.wave, columns, tables),
    )


def unknown_cells(
    study: Study, match: ColumnMatching, columns: Mapping[str, ExportColumn], tables: Tables
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Item -> what its cells hold that the codebook does not know; and what is wrong with weights and design.

    Items whose columns are not all there are left out.
    """
    from pipeline.normalize.quantities import read_quantities
    from pipeline.normalize.read_items import read_items

    language = study.languages[0] if study.languages else ""
    with Engine() as engine:
        engine.view("rows", tables.path("export_rows"))
        there = tuple(item for item in match.wave.items if item.name in match.matched)
        found = read_items(engine, replace(match.wave, items=there), columns, language).problems_of
        unfit = read_quantities(engine, match.wave, columns, language).problems
    return dict(found), tuple(unfit)


def _respondents(study: Study, wave: Wave, tables: Tables) -> tuple[dict[str, int] | None, str | None]:
    """Who would be kept and who not, or what keeps them from being weighted and counted."""
    from pipeline.frame.sampled import require_design
    from pipeline.normalize.wave import normalize_wave
    from pipeline.weight.wave import weight_wave

    try:
        normalize_wave(study, wave, tables)
        weight_wave(study, wave, tables)
        require_design(study, wave, tables)
    except SurveyError as error:
        return None, str(error)
    return respondent_counts(tables.load("respondents")), None
