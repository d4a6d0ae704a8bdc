"""Computed against published: what the compare stage writes for one wave."""

from __future__ import annotations

from pipeline.codebook.model import Study, Wave
from pipeline.compare.published_figures import benchmarks
from pipeline.engine import Tables
from pipeline.engine.tables import together


def compare_wave(study: Study, wave: Wave, tables: Tables) -> None:
    """Writes `benchmarks`."""
    tables.save("benchmarks", together([benchmarks(study, wave, tables.load("rates"))], "benchmarks"))
