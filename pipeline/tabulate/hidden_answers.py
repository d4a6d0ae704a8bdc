"""Which cells of an item's tables are hidden: columns on few respondents, and what would tell their answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.flags import is_suppressed
from pipeline.frame.item_cells import IN_BASE
from pipeline.frame.membership import membership
from pipeline.frame.own_table import OwnTable, hidden_with
from pipeline.frame.subjects import Subject
from pipeline.frame.suppression import hidden_in
from pipeline.tabulate.count import Counts

BY_CELL = Path(__file__).with_name("answers_by_cell.sql")


@dataclass(frozen=True, slots=True)
class HiddenAnswers:
    """`primary` (columns,): on too few; `cells` (columns, options): hidden, for that or for another's sake."""

    primary: np.ndarray
    cells: np.ndarray

    @property
    def columns(self) -> np.ndarray:
        """(columns,) hidden whole."""
        return np.asarray(self.cells.all(axis=1))


def hidden_answers(engine: Engine, frame: Frame, subject: Subject, counts: Counts) -> HiddenAnswers:
    """Of one item of a frame with its linked tables. Reads what `read_item` left in the engine."""
    bases, options = counts.n[:, :, 0].sum(axis=0), counts.options[1:]
    found = hidden_in(frame, bases, is_suppressed(counts.contributors))
    hidden = found.either
    if frame.linked is not None and subject.name in frame.linked.cells:
        cells = frame.linked.cells[subject.name]
        each = np.array([cells.get(option, hidden) for option in options]).T
        return HiddenAnswers(found.primary, each | hidden[:, None])
    if (found.primary & (bases > 0)).any():
        hidden = hidden_with(_own_table(engine, frame, subject, counts), frame.places, found.primary, hidden)
    return HiddenAnswers(found.primary, np.repeat(hidden[:, None], len(options), axis=1))


def _own_table(engine: Engine, frame: Frame, subject: Subject, counts: Counts) -> OwnTable:
    found = engine.run(BY_CELL)
    cells, cell = np.unique(found["cell"].to_numpy(np.int64), return_inverse=True)
    place = {option: at for at, option in enumerate(counts.options)}
    answers = np.zeros((len(cells), len(place)))
    answers[cell, found["option"].map(place).to_numpy(int)] = found["n"].to_numpy(float)
    several = {IN_BASE, *(net.code for net in subject.nets)}
    several |= {option.code for option in subject.options} if subject.is_multiple else set()
    exclusive = np.array([option not in several for option in counts.options])
    return OwnTable(answers, membership(engine, frame.places, cells), exclusive)
