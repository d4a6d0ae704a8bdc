"""Scores against outcomes: everything the correlate stage writes for one wave."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd

from pipeline.codebook.model import Study, Wave
from pipeline.correlate.archival import join_archival
from pipeline.correlate.correlations import all_correlations
from pipeline.correlate.everybody import read_everybody
from pipeline.correlate.homogeneity import all_homogeneity
from pipeline.correlate.joined_categories import with_joined_categories
from pipeline.correlate.measurement import all_measurement
from pipeline.correlate.models import all_models
from pipeline.correlate.reliabilities import all_reliabilities
from pipeline.correlate.robustness import all_robustness
from pipeline.correlate.specifications import MOST_RESPONDENTS, all_curves, specification_rows
from pipeline.correlate.study_cases import read_subject
from pipeline.engine import Engine, Tables
from pipeline.frame.build import build_frame
from pipeline.frame.read_linked import with_linked


def correlate_wave(study: Study, wave: Wave, tables: Tables) -> None:
    """Writes every table of the stage, as `pipeline.contract` describes them."""
    with (
        tempfile.TemporaryDirectory(dir=tables.path("responses").parent, prefix=".frame-") as scratch,
        tables.engine(spill=Path(scratch)) as engine,
    ):
        found = _correlated(engine, study, wave, tables, Path(scratch))
    for name, frame in found.items():
        tables.save(name, frame)


def _correlated(
    engine: Engine, study: Study, wave: Wave, tables: Tables, scratch: Path
) -> dict[str, pd.DataFrame]:
    """The tables of the stage by name."""
    frame = with_linked(engine, build_frame(engine, study, wave, tables, scratch))
    archival, matches = join_archival(engine, frame)
    subject = with_joined_categories(read_subject(engine, frame, archival))
    correlations = all_correlations(engine, subject)
    curves = []
    if subject.cases.n.sum() <= MOST_RESPONDENTS:
        everybody = read_everybody(engine, frame, subject.outcomes, subject.controls)
        curves = all_curves(subject, everybody)
    return {
        "outcome_matches": matches,
        "correlations": correlations,
        "homogeneity": all_homogeneity(subject, correlations),
        "reliability": all_reliabilities(engine, frame),
        "measurement": all_measurement(engine, frame),
        "models": all_models(subject),
        "specifications": specification_rows(subject, curves),
        "robustness": all_robustness(subject, curves),
    }
