"""Which cells of an item's tables are hidden: columns on few respondents, and what would tell their answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.frame.build import Frame
from pipeline.frame.flags import is_suppressed
from pipeline.frame.subjects import Subject
from pipeline.frame.suppression import hidden_in
from pipeline.tabulate.count import Counts


@dataclass(frozen=True, slots=True)
class HiddenAnswers:
    """`primary` (columns,): on too few; `cells` (columns, options): hidden, for that or for another's sake."""

    primary: np.ndarray
    cells: np.ndarray

    @property
    def columns(self) -> np.ndarray:
        """(columns,) hidden whole."""
        return np.asarray(self.cells.all(axis=1))


def hidden_answers(frame: Frame, subject: Subject, counts: Counts) -> HiddenAnswers:
    """Of one item of a frame with its linked tables."""
    found = hidden_in(frame, counts.n[:, :, 0].sum(axis=0), is_suppressed(counts.contributors))
    cells = {} if frame.linked is None else frame.linked.cells.get(subject.name, {})
    each = [cells.get(option, found.either) | found.either for option in counts.options[1:]]
    return HiddenAnswers(found.primary, np.array(each).T)
