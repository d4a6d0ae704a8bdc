"""Scores against outcomes: everything the correlate stage writes for one wave."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.codebook.model import Study, Wave
from pipeline.correlate.correlations import all_correlations
from pipeline.correlate.homogeneity import all_homogeneity
from pipeline.correlate.reliabilities import all_reliabilities
from pipeline.correlate.study_cases import read_subject
from pipeline.engine import Engine, Tables
from pipeline.engine.tables import together
from pipeline.frame.build import build_frame


def correlate_wave(study: Study, wave: Wave, tables: Tables) -> None:
    """Writes `correlations`, `reliability`, `models` and `specifications`."""
    with (
        tempfile.TemporaryDirectory(dir=tables.path("responses").parent, prefix=".frame-") as scratch,
        Engine(spill=Path(scratch)) as engine,
    ):
        frame = build_frame(engine, study, wave, tables, Path(scratch))
        subject = read_subject(engine, frame)
        correlations = all_correlations(engine, subject)
        reliability = all_reliabilities(engine, frame)
    tables.save("correlations", correlations)
    tables.save("homogeneity", all_homogeneity(subject, correlations))
    tables.save("reliability", reliability)
    tables.save("models", together([], "models"))
    for name in ("measurement", "robustness", "outcome_matches"):
        tables.save(name, together([], name))
    tables.save("specifications", together([], "specifications"))
