"""Rates and means of every item by every banner: everything the tabulate stage writes for one wave."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.codebook.model import Choices, Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.engine.tables import together
from pipeline.frame.build import build_frame
from pipeline.frame.family import adjusted
from pipeline.frame.item_cells import read_item
from pipeline.tabulate.associate import associations
from pipeline.tabulate.count import count_item
from pipeline.tabulate.means import measure_means, measures
from pipeline.tabulate.one_pass import count_at_once
from pipeline.tabulate.rates import item_rates
from pipeline.tabulate.table_covariance import read_tables


def tabulate_wave(study: Study, wave: Wave, tables: Tables, *, choices: Choices | None = None) -> None:
    """Writes `rates`, `score_means` and `associations`. `choices` take the place of the codebook's."""
    with (
        tempfile.TemporaryDirectory(dir=tables.path("responses").parent, prefix=".frame-") as scratch,
        Engine(spill=Path(scratch)) as engine,
    ):
        frame = build_frame(engine, study, wave, tables, Path(scratch), choices=choices)
        at_once = {weighting: count_at_once(engine, frame, weighting) for weighting in frame.weightings}
        rates, tests = [], []
        for subject in frame.subjects:
            for weighting in frame.weightings:
                counts = at_once[weighting].get(subject.name)
                if counts is None:
                    counts = count_item(engine, frame, subject, weighting)
                else:
                    read_item(engine, frame, subject, weighting)
                is_plain = frame.is_simple(weighting) and not subject.is_multiple
                tables_of = None if is_plain else read_tables(engine, frame, counts, weighting)
                rates.append(item_rates(engine, frame, subject, counts, weighting, tables_of))
                tests.append(associations(frame, subject, counts, weighting, tables_of))
        means = [
            measure_means(engine, frame, measure, weighting)
            for measure in measures(frame)
            for weighting in frame.weightings
        ]
    tables.save("rates", together(rates, "rates"))
    tables.save("score_means", together(means, "score_means"))
    family = adjusted(
        together(tests, "associations"), by=["universe", "banner", "weighting"],
        family="items by {banner}, universe {universe}, weighting {weighting}",
    )  # fmt: skip
    tables.save("associations", family)
