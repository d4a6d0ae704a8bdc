"""The frame of a wave with what its linked tables hide together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import UNWEIGHTED, Frame
from pipeline.frame.companies import companies_by_column
from pipeline.frame.flags import is_suppressed
from pipeline.frame.item_cells import read_item
from pipeline.frame.kinds import linked_subjects, read_kinds
from pipeline.frame.linked import link
from pipeline.frame.suppression import hidden_in


def with_linked(engine: Engine, frame: Frame) -> Frame:
    """The same, with `linked` where an item that splits tables has a column on too few respondents or companies."""
    linked = linked_subjects(frame)
    if not linked:
        return frame
    kinds = read_kinds(engine, frame, linked)
    bases = {subject.name: kinds.bases(kinds.holds[subject.name][0]) for subject in linked}
    behind = dict(bases)
    for subject in linked if frame.has_repeated_companies else ():
        companies = companies_by_column(engine, frame, read_item(engine, frame, subject, UNWEIGHTED))
        if companies is not None:
            behind[subject.name] = np.minimum(bases[subject.name], companies)
    if not any((is_suppressed(behind[name]) & (base > 0)).any() for name, base in bases.items()):
        return frame
    hidden = {name: hidden_in(frame, base, is_suppressed(behind[name])) for name, base in bases.items()}
    asked = [kinds.bases(one) for one in kinds.asked]
    of_asked = [hidden_in(frame, base, is_suppressed(base)) for base in asked]
    return replace(frame, linked=link(kinds, frame.places, hidden, of_asked))
