"""Rates and means of every item by every banner: everything the tabulate stage writes for one wave."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from pipeline.codebook.model import Choices, Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.engine.tables import together
from pipeline.frame.build import Frame, build_frame
from pipeline.frame.family import adjusted
from pipeline.frame.grossing import grossing_factors
from pipeline.frame.item_cells import read_item
from pipeline.frame.read_linked import with_linked
from pipeline.frame.subjects import Subject
from pipeline.tabulate.adjusted import adjusted_rates
from pipeline.tabulate.associate import associations
from pipeline.tabulate.count import Counts, count_item
from pipeline.tabulate.hidden_answers import HiddenAnswers, hidden_answers
from pipeline.tabulate.means import measure_means, measures
from pipeline.tabulate.one_pass import count_at_once
from pipeline.tabulate.option_pairs import option_pairs
from pipeline.tabulate.rates import item_rates
from pipeline.tabulate.table_covariance import read_tables
from pipeline.tabulate.totals import item_totals

WRITTEN = ("rates", "score_means", "associations", "totals", "adjusted_rates", "option_pairs")


def tabulate_wave(study: Study, wave: Wave, tables: Tables, *, choices: Choices | None = None) -> None:
    """Writes the tables of the stage. `choices` take the place of the codebook's."""
    with (
        tempfile.TemporaryDirectory(dir=tables.path("responses").parent, prefix=".frame-") as scratch,
        tables.engine(spill=Path(scratch)) as engine,
    ):
        frame = with_linked(engine, build_frame(engine, study, wave, tables, Path(scratch), choices=choices))
        at_once = count_at_once(engine, frame, frame.weightings)
        factors = grossing_factors(engine)
        parts: dict[str, list[pd.DataFrame]] = {name: [] for name in WRITTEN}
        hidden: dict[str, HiddenAnswers] = {}
        for subject in frame.subjects:
            for weighting in frame.weightings:
                counts = at_once[weighting].get(subject.name)
                if counts is None:
                    counts = count_item(engine, frame, subject, weighting)
                else:
                    read_item(engine, frame, subject, weighting)
                if subject.name not in hidden:
                    hidden[subject.name] = hidden_answers(frame, subject, counts)
                found = _item(engine, frame, subject, counts, weighting, factors, hidden[subject.name])
                for name, rows in found.items():
                    parts[name].append(rows)
        for measure in measures(frame):
            for weighting in frame.weightings:
                made = [hidden[name].columns for name in measure.made if name in hidden]
                factor = factors.get(weighting)
                measured = measure_means(engine, frame, measure, weighting, factor, without=made)
                parts["score_means"].append(measured.means)
                parts["totals"].append(measured.totals)
    _save(tables, parts)


def _item(  # noqa: PLR0917 - the wave, the item, and what was counted of it
    engine: Engine,
    frame: Frame,
    subject: Subject,
    counts: Counts,
    weighting: str,
    factors: Mapping[str, float],
    hidden: HiddenAnswers,
) -> dict[str, pd.DataFrame]:
    """What one item gives to each table, under one weighting."""
    is_plain = frame.is_simple(weighting) and not subject.is_multiple
    tables = None if is_plain else read_tables(engine, frame, counts, weighting)
    rates = item_rates(engine, frame, subject, counts, weighting, tables, hidden)
    found = {
        "rates": rates,
        "associations": associations(frame, subject, counts, weighting, tables, hidden.cells),
    }
    found["adjusted_rates"] = adjusted_rates(engine, frame, subject, counts, weighting, tables, rates)
    if tables is not None and subject.is_multiple:
        found["option_pairs"] = option_pairs(engine, frame, subject, counts, weighting, tables, hidden.cells)
    if weighting in factors:
        found["totals"] = item_totals(frame, counts, rates, weighting, tables, factors[weighting])
    return found


def _save(into: Tables, parts: Mapping[str, list[pd.DataFrame]]) -> None:
    for name in ("rates", "score_means", "totals", "adjusted_rates"):
        into.save(name, together(parts[name], name))
    family = adjusted(
        together(parts["associations"], "associations"), by=["universe", "banner", "method", "weighting"],
        family="items by {banner}, {method}, universe {universe}, weighting {weighting}",
    )  # fmt: skip
    into.save("associations", family)
    pairs = adjusted(
        together(parts["option_pairs"], "option_pairs"), by=["item", "universe", "weighting"],
        family="options of {item}, universe {universe}, weighting {weighting}",
    )  # fmt: skip
    into.save("option_pairs", pairs)
