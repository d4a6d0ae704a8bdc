"""The frame of a wave with what its linked tables hide together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import UNWEIGHTED, Frame
from pipeline.frame.cell_keys import CellKeys, Groups, cell_keys
from pipeline.frame.companies import companies_by_column
from pipeline.frame.evidence import column_of
from pipeline.frame.flags import is_suppressed
from pipeline.frame.item_bases import item_bases
from pipeline.frame.item_cells import read_item
from pipeline.frame.kinds import Kinds, linked_subjects, read_kinds
from pipeline.frame.linked import Linked, told
from pipeline.frame.linked_sums import row_sums, with_partners
from pipeline.frame.suppression import Sums, column_sums, hidden_in

MOST_RESPONDENTS = 1_000_000  # of more, what each answered to all linked items takes gigabytes


def with_linked(engine: Engine, frame: Frame) -> Frame:
    """The same, with `linked` where a column of a linked item is on too few respondents or companies."""
    linked = linked_subjects(frame)
    if not linked or frame.respondents[0, 0] > MOST_RESPONDENTS:
        return frame
    own = []
    for subject, bases in zip(linked, item_bases(engine, frame, linked), strict=True):
        companies = None
        if frame.has_repeated_companies:
            companies = companies_by_column(engine, frame, read_item(engine, frame, subject, UNWEIGHTED))
        few = is_suppressed(bases if companies is None else np.minimum(bases, companies))
        own.append(hidden_in(frame, bases, few).either)
    if not np.any(own):
        return frame
    kinds = read_kinds(engine, frame, linked)
    groups = Groups(kinds, frame.places)
    multiple = frozenset(subject.name for subject in linked if subject.is_multiple)
    rows = cell_keys(kinds, groups, frame.places, multiple)
    rows = replace(rows, is_public=rows.is_public | _published(frame, kinds, rows))
    sums = row_sums(rows, _sums(frame), linked, tuple(kinds.options.values()))
    hidden = with_partners(rows, sums, np.array(own)[rows.item, rows.place])
    return replace(frame, linked=_linked(kinds, groups, rows, hidden))


def _published(frame: Frame, kinds: Kinds, rows: CellKeys) -> np.ndarray:
    """(R,): cells of figures that the codebook says are published already; hiding them here hides nothing."""
    places = {place: at for at, place in enumerate(frame.places)}
    keys = []
    for figure in frame.study.published:
        place = places.get((figure.universe, *column_of(figure, frame.study.banners)))
        if (
            figure.wave != frame.wave.name
            or place is None
            or figure.option not in kinds.options.get(figure.item, ())
        ):
            continue
        is_row = (rows.item == rows.names.index(figure.item)) & (rows.place == place)
        keys += rows.key[is_row & (rows.option == kinds.options[figure.item].index(figure.option))].tolist()
    return np.isin(rows.key, keys)


def _sums(frame: Frame) -> list[Sums]:
    """Which columns add up, by universe."""
    multiple = frozenset(subject.name for subject in frame.subjects if subject.is_multiple)
    return [column_sums(frame.columns, everybody, multiple) for everybody in frame.respondents]


def _linked(kinds: Kinds, groups: Groups, rows: CellKeys, hidden: np.ndarray) -> Linked:
    columns = len(kinds.inside)
    cells = {
        name: dict(zip(kinds.options[name], hidden[rows.item == at].reshape(columns, -1).T, strict=True))
        for at, name in enumerate(rows.names)
    }
    hidden_keys = told(rows, hidden)
    bases_told: dict[bytes, np.ndarray] = {}
    for members in (*kinds.universes.values(), *(one for holds in kinds.holds.values() for one in holds)):
        bases = kinds.bases(members).tobytes()
        found = np.isin(groups.cells(groups.number(members), groups.universes_around(members)), hidden_keys)
        bases_told[bases] = found | bases_told.get(bases, np.zeros(columns, dtype=bool))
    return Linked(groups, cells, bases_told)
