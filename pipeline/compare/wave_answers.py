"""One wave as the covariance with another one sees it: what each PSU, unit or replicate weight adds to its shares."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.frame.build import Frame, build_frame
from pipeline.frame.headline import headline
from pipeline.frame.item_cells import IN_BASE, read_item
from pipeline.frame.psu_totals import Psus, PsuTotals, read_psu_totals, read_psus
from pipeline.frame.raking import RAKED, read_raked_counts, read_raked_weights
from pipeline.frame.replicate_totals import replicate_totals
from pipeline.frame.subjects import Subject
from pipeline.frame.units import Units, read_unit_totals, read_units
from pipeline.stats.raked_ratio import explained_by_targets
from pipeline.stats.wave_overlap import WaveSample

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True)
class ReadWave:
    """`raked` (PSUs, cells of the targets): weights, where the headline figures are raked ones.

    `units`: the respondents, where they were drawn in a second stage that the variances know of.
    """

    engine: Engine
    frame: Frame
    psus: Psus
    raked: csr_array | None
    units: Units | None

    def psu_places(self, strata: pd.Series, names: pd.Series) -> np.ndarray:
        """Places of PSUs, by the names of their strata and their own."""
        known = np.array(self.frame.strata.names, dtype=object)[self.psus.stratum], np.array(self.psus.names)
        return pd.MultiIndex.from_arrays(known).get_indexer(pd.MultiIndex.from_arrays([strata, names]))


@dataclass(frozen=True, slots=True)
class Answers:
    """One item in one wave; each of the last three where it is needed.

    `by_target` (cells of the targets, columns, options); `replicates` (R, columns, options).
    """

    codes: list[str]
    totals: PsuTotals
    by_target: np.ndarray | None = None
    by_unit: PsuTotals | None = None
    replicates: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of some options in one column of an item."""

    read: ReadWave
    answers: Answers
    place: int
    options: list[int]

    def of_psus(self) -> WaveSample:
        """What each PSU adds; NaN where nobody is in the column."""
        read, answers = self.read, self.answers
        strata = read.frame.strata
        base, influence, share, whole = self._linearised(answers.totals)
        if answers.by_target is not None and read.raked is not None and read.frame.raking is not None:
            sums = answers.by_target[:, self.place]
            values = (sums[:, self.options] - share * sums[:, :1]) / whole
            weights = np.asarray(read.raked.sum(axis=0))
            influence = influence - read.raked @ explained_by_targets(read.frame.raking[1], weights, values)
        return WaveSample(
            strata.psus, strata.fraction, read.psus.stratum, influence, base > 0, read.frame.lonely
        )

    def of_units(self) -> WaveSample:
        """What each respondent adds, drawn from its PSU; one who is alone there tells of no spread."""
        read = self.read
        assert read.units is not None
        assert self.answers.by_unit is not None
        base, influence, *_ = self._linearised(self.answers.by_unit)
        psus = read.psus
        return WaveSample(
            psus.respondents, psus.second_fraction, read.units.psu, influence, base > 0, "remove"
        )

    def by_replicate(self) -> tuple[np.ndarray, np.ndarray]:
        """The shares under each replicate weight (R, options) and under the weight itself (options,)."""
        assert self.answers.replicates is not None
        each = self.answers.replicates[:, self.place]
        whole = self.answers.totals.of([self.place])[:, 0].sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            return each[:, self.options] / each[:, :1], whole[self.options] / whole[0]

    def _linearised(self, totals: PsuTotals) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
        sums = totals.of([self.place])[:, 0]
        base, count = sums[:, :1], sums[:, self.options]
        whole = base.sum() or np.nan
        share = count.sum(axis=0) / whole
        return base[:, 0], (count - share * base) / whole, share, whole


def read_wave(stack: ExitStack, study: Study, wave: Wave, tables: Tables) -> ReadWave:
    """Opens an engine that lives as long as `stack`."""
    from scipy.sparse import csr_array

    scratch = stack.enter_context(tables.scratch())
    engine = stack.enter_context(Engine(spill=scratch))
    frame = build_frame(engine, study, wave, tables, scratch)
    psus = read_psus(engine, frame)
    if headline(wave) != RAKED or frame.raking is None:
        is_drawn = wave.design.second_stage and not frame.is_replicated(headline(wave))
        return ReadWave(engine, frame, psus, None, read_units(engine, frame, psus) if is_drawn else None)
    read_item(engine, frame, frame.subjects[0], RAKED)
    found = read_raked_weights(engine, by_psu=True)
    cells = frame.raking[0]
    read = ReadWave(engine, frame, psus, None, None)
    where = (
        read.psu_places(found["stratum"], found["psu"]),
        np.searchsorted(cells, found["raking"].to_numpy(np.int64)),
    )
    raked = csr_array((found["w"].to_numpy(float), where), shape=(len(psus.names), len(cells)))
    return ReadWave(engine, frame, psus, raked, None)


def read_answers(read: ReadWave, subject: Subject, *, takes_units: bool, takes_replicates: bool) -> Answers:
    """The item under the headline weight."""
    codes = [*(option.code for option in subject.options), *(net.code for net in subject.nets)]
    options = [IN_BASE, *codes]
    read_item(read.engine, read.frame, subject, headline(read.frame.wave))
    totals = read_psu_totals(read.engine, read.frame, read.psus, options)
    if takes_replicates:
        return Answers(codes, totals, replicates=replicate_totals(read.engine, read.frame, options))
    if takes_units and read.units is not None:
        return Answers(codes, totals, by_unit=read_unit_totals(read.engine, read.units, options))
    if read.raked is None or read.frame.raking is None:
        return Answers(codes, totals)
    found = read_raked_counts(read.engine, options).dropna(subset="option")
    cells = read.frame.raking[0]
    by_target = np.zeros((len(cells), len(read.frame.places), len(options)))
    where = (
        np.searchsorted(cells, found["raking"].to_numpy(np.int64)),
        found["place"].to_numpy(int),
        found["option"].to_numpy(int) - 1,
    )
    np.add.at(by_target, where, found["s"].to_numpy(float))
    return Answers(codes, totals, by_target)
