"""What two waves have in common: the covariance of their shares through those who answered both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.frame.build import EVERYBODY, Frame, build_frame
from pipeline.frame.headline import headline
from pipeline.frame.item_cells import IN_BASE, read_item
from pipeline.frame.psu_totals import Psus, read_psu_totals, read_psus
from pipeline.frame.subjects import Subject
from pipeline.stats.lonely import usable_strata

UNITS = Path(__file__).with_name("units.sql")
KEY = ["item", "option", "banner", "banner_option"]


@dataclass(frozen=True, slots=True)
class _Read:
    engine: Engine
    frame: Frame
    psus: Psus
    scale: np.ndarray  # (PSUs,)


def overlap_covariances(
    study: Study, waves: tuple[str, str], tables: tuple[Tables, Tables]
) -> pd.Series | None:
    """The covariance of every share of the first wave with the same share of the second, by `KEY`.

    Respondents are known again by `company_id`, else by `respondent_id`, as both waves name them; under
    clusters two PSUs belong together that have one of them in common. None where nobody is in both.
    A PSU adds the product of its linearised deviations in both waves, each as in the variance of its wave, so
    that two equal waves have a covariance that is their variance. Source: Kish 1965, 12.4.
    """
    first, second = (study.wave(name) for name in waves)
    by_company = bool(first.company_id and second.company_id)
    if not by_company and not (first.respondent_id and second.respondent_id):
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
        return engine.run(UNITS, by_company=by_company)


def _read(stack: ExitStack, study: Study, wave: Wave, tables: Tables) -> _Read:
    scratch = stack.enter_context(tables.scratch())
    engine = stack.enter_context(Engine(spill=scratch))
    frame = build_frame(engine, study, wave, tables, scratch)
    psus = read_psus(engine, frame)
    scale, _ = usable_strata(frame.strata.psus, frame.strata.fraction, lonely="remove")
    return _Read(engine, frame, psus, scale[psus.stratum])


def _pairs(reads: tuple[_Read, _Read], shared: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Places of the PSUs that have somebody in common, a pair each."""
    places = []
    for read, side in zip(reads, ("from", "to"), strict=True):
        strata = np.array(read.frame.strata.names, dtype=object)[read.psus.stratum]
        names = pd.MultiIndex.from_arrays([strata, np.array(read.psus.names, dtype=object)])
        keys = pd.MultiIndex.from_arrays([shared[f"stratum_{side}"], shared[f"psu_{side}"]])
        places.append(names.get_indexer(keys))
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
        codes = [_codes(one) for one in subjects]
        options = [code for code in codes[0] if code in codes[1]]
        totals = [_totals(read, one, of) for read, one, of in zip(reads, subjects, codes, strict=True)]
        for column in both:
            sides = [
                _deviations(read, total.of([known[column]])[:, 0], [of.index(code) + 1 for code in options])
                for read, total, known, of in zip(reads, totals, columns, codes, strict=True)
            ]
            values = (sides[0][pairs[0]] * sides[1][pairs[1]]).sum(axis=0)
            keys = [(subject.name, option, *column) for option in options]
            yield pd.Series(values, index=pd.MultiIndex.from_tuples(keys, names=KEY))


def _columns(frame: Frame) -> dict[tuple[str, str], int]:
    return {
        (banner, option): at
        for at, (universe, banner, option) in enumerate(frame.places)
        if universe == EVERYBODY
    }


def _codes(subject: Subject) -> list[str]:
    return [*(option.code for option in subject.options), *(net.code for net in subject.nets)]


def _totals(read: _Read, subject: Subject, codes: list[str]):
    read_item(read.engine, read.frame, subject, headline(read.frame.wave))
    return read_psu_totals(read.engine, read.frame, read.psus, [IN_BASE, *codes])


def _deviations(read: _Read, totals: np.ndarray, options: list[int]) -> np.ndarray:
    """(PSUs, options): each PSU's linearised value less its stratum's mean, times the root of the stratum's factor."""
    base = totals[:, :1]
    whole = base.sum()
    if not whole > 0:
        return np.full((len(totals), len(options)), np.nan)
    count = totals[:, options]
    influence = (count - count.sum(axis=0) / whole * base) / whole
    strata = len(read.frame.strata.names)
    means = np.zeros((strata, len(options)))
    np.add.at(means, read.psus.stratum, influence)
    means /= np.maximum(read.frame.strata.psus, 1)[:, None]
    return np.sqrt(read.scale)[:, None] * (influence - means[read.psus.stratum])
