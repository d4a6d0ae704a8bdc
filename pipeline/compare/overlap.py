"""What two waves have in common: the covariance of their shares through those who answered both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study
from pipeline.compare.row_numbers import are_row_numbers
from pipeline.compare.shared_replicates import belong_together
from pipeline.compare.wave_answers import ReadWave, Shares, read_answers, read_wave
from pipeline.engine import Engine, Tables
from pipeline.frame.build import EVERYBODY, Frame
from pipeline.stats.wave_overlap import overlap_covariance, replicate_overlap, second_stage_overlap

HERE = Path(__file__).parent
KEY = ["item", "option", "banner", "banner_option"]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What is in both waves: places of PSUs and of units, a pair each, and whether replicate weights are."""

    pairs: tuple[np.ndarray, np.ndarray]
    units: tuple[np.ndarray, np.ndarray] | None
    has_replicates: bool


def overlap_covariances(
    study: Study, waves: tuple[str, str], tables: tuple[Tables, Tables]
) -> pd.Series | None:
    """The covariance of every share of the first wave with the same share of the second, by `KEY`.

    Respondents are known again by `company_id`, else by `respondent_id`, as both waves name them; ids that only
    number rows name nobody (`are_row_numbers`). Under clusters two PSUs belong together that have one of them in
    common. Replicate weights that belong together give their own covariance; where respondents were drawn from the
    PSUs in a second stage, its part is added. None where nobody is in both. Source: `overlap_covariance`.
    """
    first, second = (study.wave(name) for name in waves)
    by_company = bool(first.company_id and second.company_id)
    if not by_company and not (first.respondent_id and second.respondent_id):
        return None
    if not by_company and are_row_numbers((first, second), tables):
        return None
    units = [_units(one, by_company=by_company) for one in tables]
    shared = units[0].merge(units[1], on="unit", suffixes=("_from", "_to"))
    if shared.empty:
        return None
    with ExitStack() as stack:
        reads = (read_wave(stack, study, first, tables[0]), read_wave(stack, study, second, tables[1]))
        found = list(_covariances(reads, _shared(reads, shared)))
    return pd.concat(found) if found else None


def _units(tables: Tables, *, by_company: bool) -> pd.DataFrame:
    with Engine() as engine:
        engine.view("respondents", tables.path("respondents"))
        return engine.run(HERE / "units.sql", by_company=by_company)


def _shared(reads: tuple[ReadWave, ReadWave], shared: pd.DataFrame) -> _Shared:
    places = [
        read.psu_places(shared[f"stratum_{side}"], shared[f"psu_{side}"])
        for read, side in zip(reads, ("from", "to"), strict=True)
    ]
    pairs = np.unique(np.stack(places, axis=1), axis=0)
    once = shared[(shared["rows_from"] == 1) & (shared["rows_to"] == 1)]
    rows = once["source_row_from"].to_numpy(np.int64), once["source_row_to"].to_numpy(np.int64)
    first, second = reads
    units = None
    if first.units is not None and second.units is not None:
        units = first.units.places(rows[0]), second.units.places(rows[1])
    has_replicates = belong_together(
        (first.engine, second.engine), (first.frame, second.frame), (first.psus, second.psus), rows
    )
    return _Shared((pairs[:, 0], pairs[:, 1]), units, has_replicates)


def _covariances(reads: tuple[ReadWave, ReadWave], shared: _Shared) -> Iterator[pd.Series]:
    later = {subject.name: subject for subject in reads[1].frame.subjects}
    columns = [_columns(read.frame) for read in reads]
    both = [column for column in columns[0] if column in columns[1]]
    for subject in reads[0].frame.subjects:
        if subject.name not in later:
            continue
        answers = [
            read_answers(
                read, one, takes_units=shared.units is not None, takes_replicates=shared.has_replicates
            )
            for read, one in zip(reads, (subject, later[subject.name]), strict=True)
        ]
        options = [code for code in answers[0].codes if code in answers[1].codes]
        for column in both:
            first, second = (
                Shares(read, of, known[column], [of.codes.index(code) + 1 for code in options])
                for read, of, known in zip(reads, answers, columns, strict=True)
            )
            keys = [(subject.name, option, *column) for option in options]
            values = _covariance(first, second, shared)
            yield pd.Series(values, index=pd.MultiIndex.from_tuples(keys, names=KEY))


def _covariance(first: Shares, second: Shares, shared: _Shared) -> np.ndarray:
    replicated = first.read.frame.replicated
    if shared.has_replicates and replicated is not None:
        return replicate_overlap(
            first.by_replicate(), second.by_replicate(), scale=replicated.scale, rscales=replicated.rscales
        )
    samples = first.of_psus(), second.of_psus()
    found = overlap_covariance(*samples, shared.pairs)
    if shared.units is None:
        return found
    within = first.of_units(), second.of_units()
    return found + second_stage_overlap(*samples, shared.pairs, within, shared.units)


def _columns(frame: Frame) -> dict[tuple[str, str], int]:
    return {
        (banner, option): at
        for at, (universe, banner, option) in enumerate(frame.places)
        if universe == EVERYBODY
    }
