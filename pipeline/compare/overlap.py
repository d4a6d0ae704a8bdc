"""What two waves have in common: the covariance of their shares through those who answered both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study, Wave
from pipeline.compare.row_numbers import are_row_numbers
from pipeline.engine import Engine, Tables
from pipeline.frame.build import EVERYBODY, Frame, build_frame
from pipeline.frame.headline import headline
from pipeline.frame.item_cells import IN_BASE, read_item
from pipeline.frame.psu_totals import Psus, PsuTotals, read_psu_totals, read_psus
from pipeline.frame.raking import RAKED, read_raked_counts, read_raked_weights
from pipeline.frame.subjects import Subject
from pipeline.stats.raked_ratio import explained_by_targets
from pipeline.stats.wave_overlap import WaveSample, overlap_covariance

if TYPE_CHECKING:
    from scipy.sparse import csr_array

HERE = Path(__file__).parent
KEY = ["item", "option", "banner", "banner_option"]


@dataclass(frozen=True, slots=True)
class _Read:
    engine: Engine
    frame: Frame
    psus: Psus
    raked: csr_array | None  # (PSUs, cells of the targets) weights, where the headline figures are raked ones


@dataclass(frozen=True, slots=True)
class _Answers:
    """One item in one wave; `by_target` (cells of the targets, columns, options) only under raked weights."""

    codes: list[str]
    totals: PsuTotals
    by_target: np.ndarray | None


def overlap_covariances(
    study: Study, waves: tuple[str, str], tables: tuple[Tables, Tables]
) -> pd.Series | None:
    """The covariance of every share of the first wave with the same share of the second, by `KEY`.

    Respondents are known again by `company_id`, else by `respondent_id`, as both waves name them; ids that only
    number rows name nobody (`are_row_numbers`). Under clusters two PSUs belong together that have one of them in
    common. None where nobody is in both. Source: `overlap_covariance`.
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
        reads = tuple(
            _read(stack, study, wave, one) for wave, one in zip((first, second), tables, strict=True)
        )
        found = list(_covariances(reads, _pairs(reads, shared)))  # type: ignore[arg-type]
    return pd.concat(found) if found else None


def _units(tables: Tables, *, by_company: bool) -> pd.DataFrame:
    with Engine() as engine:
        engine.view("respondents", tables.path("respondents"))
        return engine.run(HERE / "units.sql", by_company=by_company)


def _read(stack: ExitStack, study: Study, wave: Wave, tables: Tables) -> _Read:
    from scipy.sparse import csr_array

    scratch = stack.enter_context(tables.scratch())
    engine = stack.enter_context(Engine(spill=scratch))
    frame = build_frame(engine, study, wave, tables, scratch)
    psus = read_psus(engine, frame)
    if headline(wave) != RAKED or frame.raking is None:
        return _Read(engine, frame, psus, None)
    read_item(engine, frame, frame.subjects[0], RAKED)
    found = read_raked_weights(engine, by_psu=True)
    cells = frame.raking[0]
    where = (
        _places(frame, psus, found["stratum"], found["psu"]),
        np.searchsorted(cells, found["raking"].to_numpy(np.int64)),
    )
    raked = csr_array((found["w"].to_numpy(float), where), shape=(len(psus.names), len(cells)))
    return _Read(engine, frame, psus, raked)


def _places(frame: Frame, psus: Psus, strata: pd.Series, names: pd.Series) -> np.ndarray:
    """Places of PSUs, by the names of their strata and their own."""
    known = [np.array(frame.strata.names, dtype=object)[psus.stratum], np.array(psus.names, dtype=object)]
    return pd.MultiIndex.from_arrays(known).get_indexer(pd.MultiIndex.from_arrays([strata, names]))


def _pairs(reads: tuple[_Read, _Read], shared: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Places of the PSUs that have somebody in common, a pair each."""
    places = [
        _places(read.frame, read.psus, shared[f"stratum_{side}"], shared[f"psu_{side}"])
        for read, side in zip(reads, ("from", "to"), strict=True)
    ]
    pairs = np.unique(np.stack(places, axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]


def _covariances(reads: tuple[_Read, _Read], pairs: tuple[np.ndarray, np.ndarray]) -> Iterator[pd.Series]:
    later = {subject.name: subject for subject in reads[1].frame.subjects}
    columns = [_columns(read.frame) for read in reads]
    both = [column for column in columns[0] if column in columns[1]]
    for subject in reads[0].frame.subjects:
        if subject.name not in later:
            continue
        subjects = (subject, later[subject.name])
        answers = [_answers(read, one) for read, one in zip(reads, subjects, strict=True)]
        options = [code for code in answers[0].codes if code in answers[1].codes]
        for column in both:
            sides = [
                _sample(read, of, known[column], [of.codes.index(code) + 1 for code in options])
                for read, of, known in zip(reads, answers, columns, strict=True)
            ]
            keys = [(subject.name, option, *column) for option in options]
            values = overlap_covariance(sides[0], sides[1], pairs)
            yield pd.Series(values, index=pd.MultiIndex.from_tuples(keys, names=KEY))


def _columns(frame: Frame) -> dict[tuple[str, str], int]:
    return {
        (banner, option): at
        for at, (universe, banner, option) in enumerate(frame.places)
        if universe == EVERYBODY
    }


def _answers(read: _Read, subject: Subject) -> _Answers:
    codes = [*(option.code for option in subject.options), *(net.code for net in subject.nets)]
    read_item(read.engine, read.frame, subject, headline(read.frame.wave))
    totals = read_psu_totals(read.engine, read.frame, read.psus, [IN_BASE, *codes])
    if read.raked is None or read.frame.raking is None:
        return _Answers(codes, totals, None)
    found = read_raked_counts(read.engine, [IN_BASE, *codes]).dropna(subset="option")
    cells = read.frame.raking[0]
    by_target = np.zeros((len(cells), len(read.frame.places), len(codes) + 1))
    where = (
        np.searchsorted(cells, found["raking"].to_numpy(np.int64)),
        found["place"].to_numpy(int),
        found["option"].to_numpy(int) - 1,
    )
    np.add.at(by_target, where, found["s"].to_numpy(float))
    return _Answers(codes, totals, by_target)


def _sample(read: _Read, answers: _Answers, place: int, options: list[int]) -> WaveSample:
    """What each PSU adds to the shares of these options in one column; NaN where nobody is in it."""
    strata, totals = read.frame.strata, answers.totals.of([place])[:, 0]
    base, count = totals[:, :1], totals[:, options]
    whole = base.sum() or np.nan
    share = count.sum(axis=0) / whole
    influence = (count - share * base) / whole
    if answers.by_target is not None and read.raked is not None and read.frame.raking is not None:
        sums = answers.by_target[:, place]
        values = (sums[:, options] - share * sums[:, :1]) / whole
        weights = np.asarray(read.raked.sum(axis=0))
        influence = influence - read.raked @ explained_by_targets(read.frame.raking[1], weights, values)
    return WaveSample(
        strata.psus, strata.fraction, read.psus.stratum, influence, base[:, 0] > 0, read.frame.lonely
    )
