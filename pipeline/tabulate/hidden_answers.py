"""Which cells of an item's tables are hidden: columns on few respondents, and what would tell their answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.frame.answer_audit import answer_rules, further_cells
from pipeline.frame.build import Frame
from pipeline.frame.flags import is_suppressed
from pipeline.frame.published_cells import published_cells
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
        """(columns,) of which an answer is hidden: a mean would tell it."""
        return np.asarray(self.cells.any(axis=1))


def hidden_answers(frame: Frame, subject: Subject, counts: Counts) -> HiddenAnswers:
    """Of one item of a frame with its linked tables."""
    n, codes = counts.n.sum(axis=0), counts.options[1:]
    found = hidden_in(frame, n[:, 0], is_suppressed(counts.contributors))
    if frame.linked is not None and subject.name in frame.linked.cells:
        linked = frame.linked.cells[subject.name]
        each = [linked.get(code, found.either) | found.either for code in codes]
        return HiddenAnswers(found.primary, np.array(each).T)
    cells = np.repeat(found.either[:, None], len(codes), axis=1)
    sensitive = np.repeat(found.sensitive[:, None], len(codes), axis=1)
    published = published_cells(frame, subject.name, codes)
    cells |= further_cells(frame, n, cells, sensitive, published, answer_rules(subject, codes))
    if frame.linked is not None:
        cells = frame.linked.alike(n[:, 0].astype(float), cells)
    return HiddenAnswers(found.primary, cells)
