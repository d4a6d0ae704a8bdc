"""Which further cells an item hides, so that no answer of a hidden column can be worked out of the answers shown.

A base may be open and an answer is not: where none of the other hidden columns gave it, a sum tells who did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.errors import EstimationError
from pipeline.frame.build import Frame
from pipeline.frame.subjects import Subject
from pipeline.stats.additive_table import sum_equations
from pipeline.stats.open_answers import SLACK, AnswerTable, cheapest_move, told_answers


@dataclass(frozen=True, slots=True)
class AnswerRules:
    """What the counts of an item's options and nets, in the order of its counts, have to be in every column.

    `equal` and `below` as in `AnswerTable`; with a single answer there is one number more, of those who gave none.
    """

    item: str
    equal: np.ndarray
    below: np.ndarray
    has_rest: bool


def answer_rules(subject: Subject, codes: Sequence[str]) -> AnswerRules:
    """A single answer is one of the options, and a net their sum; several may be given, and a net has all of them."""
    nets = {net.code: [codes.index(code) for code in net.options if code in codes] for net in subject.nets}
    places = np.eye(len(codes) + subject.has_single_answer)
    held = [(places[codes.index(code)], places[members]) for code, members in nets.items() if code in codes]
    none = np.zeros((0, len(places)))
    if subject.is_multiple:
        within = [rows for net, parts in held for rows in (*(parts - net), net - parts.sum(axis=0))]
        return AnswerRules(
            subject.name, none, np.array([*none, *within]).reshape(-1, len(places)), has_rest=False
        )
    whole = np.array([float(code not in nets) for code in codes] + [1.0])
    sums = [net - parts.sum(axis=0) for net, parts in held]
    return AnswerRules(subject.name, np.array([whole, *sums]), none, has_rest=True)


def further_cells(  # noqa: PLR0917 - an item's table, and what is to be done with its cells
    frame: Frame,
    counts: np.ndarray,
    hidden: np.ndarray,
    sensitive: np.ndarray,
    shown: np.ndarray,
    rules: AnswerRules,
) -> np.ndarray:
    """(columns, options) to be hidden beside those that are, those of columns with few respondents first.

    `counts` (columns, 1 + options): the base first. At least two numbers must remain possible for those `sensitive`
    (columns, options). What nobody answered needs no protection; the total of everybody stays, and so do those `shown`
    (columns, options). Raises EstimationError naming wave and item where a linear program fails.
    """
    found = np.zeros(hidden.shape, dtype=bool)
    everybody = frame.respondents.ravel()
    for block in frame.blocks:
        at = np.array(block.places)
        asked = sensitive[at] & hidden[at] & (counts[at, 1:] > 0)
        if asked.any():
            rest = [everybody[at] - counts[at, 0]] if rules.has_rest else []
            table = AnswerTable(
                np.column_stack([counts[at, 1:], *rest]).astype(float),
                everybody[at] if rules.has_rest else counts[at, 0],
                sum_equations(len(at), block.sums),
                rules.equal,
                rules.below,
            )
            costs = np.where(at > 0, everybody[at] + 1.0, np.inf)
            costs[list(block.totals)] += everybody[0]
            price = np.where(shown[at], np.inf, costs[:, None])
            try:
                found[at] = _cells(table, hidden[at], asked, price)
            except EstimationError as error:
                place = f"{frame.study.name}:{frame.wave.name}: {rules.item}"
                raise EstimationError(f"{place}: {error}; publish it by fewer banners") from error
    return found & ~hidden


def _cells(table: AnswerTable, hidden: np.ndarray, asked: np.ndarray, costs: np.ndarray) -> np.ndarray:
    """(columns, options) to be hidden for those `asked`; who gave no answer is hidden where the base is."""
    options = hidden.shape[1]
    kept, asks = np.zeros((2, *table.counts.shape), dtype=bool)
    kept[:, :options], asks[:, :options] = hidden, asked
    kept[:, options:] = hidden.all(axis=1, keepdims=True)
    price = np.full(kept.shape, np.inf)
    price[:, :options] = costs
    price[kept] = 0.0
    at = np.flatnonzero(hidden.any(axis=1))
    told = np.zeros_like(kept)
    told[at] = told_answers(table.of_columns(at), kept[at], asks[at])
    while told.any():
        column, option = np.argwhere(told)[0].tolist()
        move = cheapest_move(table, price, (column, option))
        price[move != 0] = 0.0
        told &= np.abs(move) < 1 - SLACK
        told[column, option] = False  # moved, or told by the total or a published figure, which stay
    return (price == 0)[:, :options]
