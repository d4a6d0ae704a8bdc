"""The frame of a wave with what its linked tables hide together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.answer_audit import AnswerRules, answer_rules, further_cells
from pipeline.frame.build import UNWEIGHTED, Frame
from pipeline.frame.cell_keys import CellKeys, Groups, cell_keys
from pipeline.frame.companies import companies_by_column
from pipeline.frame.flags import is_suppressed
from pipeline.frame.item_bases import item_bases
from pipeline.frame.item_cells import read_item
from pipeline.frame.kinds import Kinds, linked_subjects, read_kinds
from pipeline.frame.linked import Linked, told
from pipeline.frame.linked_sums import RowSums, row_sums, with_partners
from pipeline.frame.published_cells import published_cells
from pipeline.frame.suppression import hidden_in

MOST_RESPONDENTS = 1_000_000  # of more, what each answered to all linked items takes gigabytes


def with_linked(engine: Engine, frame: Frame) -> Frame:
    """The same, with `linked` where a column of a linked item is on too few respondents or companies."""
    linked = linked_subjects(frame)
    if not linked or frame.respondents[0, 0] > MOST_RESPONDENTS:
        return frame
    own, few = [], []
    for subject, bases in zip(linked, item_bases(engine, frame, linked), strict=True):
        companies = None
        if frame.has_repeated_companies:
            companies = companies_by_column(engine, frame, read_item(engine, frame, subject, UNWEIGHTED))
        found = hidden_in(
            frame, bases, is_suppressed(bases if companies is None else np.minimum(bases, companies))
        )
        few.append(found.sensitive)
        own.append(found.either)
    if not np.any(own):
        return frame
    kinds = read_kinds(engine, frame, linked)
    groups = Groups(kinds, frame.places)
    multiple = frozenset(subject.name for subject in linked if subject.is_multiple)
    rows = cell_keys(kinds, groups, frame.places, multiple)
    published = [published_cells(frame, name, codes).ravel() for name, codes in kinds.options.items()]
    told_before = np.isin(rows.key, rows.key[np.concatenate(published)])
    rows = replace(rows, is_public=rows.is_public | told_before)
    sums = row_sums(rows, frame.blocks, linked, tuple(kinds.options.values()))
    at = rows.item, rows.place
    codes = kinds.options.values()
    rules = [answer_rules(one, of[1:]) for one, of in zip(linked, codes, strict=True)]
    hidden = _with_answers_open(frame, rows, sums, rules, np.array(own)[at], np.array(few)[at])
    return replace(frame, linked=_linked(kinds, groups, rows, hidden))


def _with_answers_open(  # noqa: PLR0917 - the rows, and what is known of them
    frame: Frame,
    rows: CellKeys,
    sums: RowSums,
    rules: Sequence[AnswerRules],
    hidden: np.ndarray,
    few: np.ndarray,
) -> np.ndarray:
    """(R,) hidden with partners, and with cells that keep answers of `few` (R,) from being worked out."""
    stays = rows.is_public | rows.is_whole
    is_answer = few & ~stays & ~rows.is_own
    hidden = with_partners(rows, sums, hidden)
    more = hidden.copy()
    for item, of_item in enumerate(rules):
        here = rows.item == item
        counts, own, asked, shown = (
            values[here].reshape(len(frame.places), -1) for values in (rows.count, hidden, is_answer, stays)
        )
        found = further_cells(frame, counts, own[:, 1:], asked[:, 1:], shown[:, 1:], of_item)
        more[here] |= np.insert(found, 0, False, axis=1).ravel()
    return with_partners(rows, sums, more)  # what is open stays so where more is hidden


def _linked(kinds: Kinds, groups: Groups, rows: CellKeys, hidden: np.ndarray) -> Linked:
    columns = len(kinds.inside)
    cells = {
        name: dict(zip(kinds.options[name], hidden[rows.item == at].reshape(columns, -1).T, strict=True))
        for at, name in enumerate(rows.names)
    }
    hidden_keys = told(rows, hidden)
    bases_told: dict[bytes, np.ndarray] = {}
    named = [(groups.universe(name), members) for name, members in kinds.universes.items()]
    named += [
        (groups.option(name, members), members) for name, holds in kinds.holds.items() for members in holds
    ]
    for number, members in named:
        bases = kinds.bases(members).tobytes()
        found = np.isin(groups.cells(number, groups.universes_around(members)), hidden_keys)
        bases_told[bases] = found | bases_told.get(bases, np.zeros(columns, dtype=bool))
    return Linked(groups, cells, bases_told)
