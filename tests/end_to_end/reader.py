"""What a reader of all published tables of a wave can work out, by linear programs over kinds of respondents.

A kind is one answer to every question. How many respondents are of each kind is unknown; every published count
is a sum of some of them. A cell is the set of kinds it counts, whatever table it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

import numpy as np
import pandas as pd
from scipy.optimize import linprog

OUTSIDE = frozenset()  # of a base


@dataclass(frozen=True)
class Questions:
    """Item -> every way to answer it, each as the options it counts for; and what follows from the answers.

    `made`: item -> a function of a kind that gives its options, empty outside its base. `universes` likewise.
    """

    asked: dict
    made: dict
    universes: dict

    @cached_property
    def kinds(self):
        return [dict(zip(self.asked, each, strict=True)) for each in product(*self.asked.values())]

    def respondents(self, answers):
        """(kinds,) how many there are, from what each answered: item -> options."""
        place = {tuple(kind.values()): at for at, kind in enumerate(self.kinds)}
        counts = np.zeros(len(self.kinds))
        for one in answers:
            counts[place[tuple(one[item] for item in self.asked)]] += 1
        return counts

    def chosen(self, item):
        """The options of every kind."""
        return [self.made[item](kind) if item in self.made else kind[item] for kind in self.kinds]

    def holding(self, item, option=None):
        """(kinds,) 1 for those with the option; for None those in the item's base."""
        return np.array([bool(has) if option is None else option in has for has in self.chosen(item)], float)

    def column(self, universe, banner, option):
        inside = np.ones(len(self.kinds))
        if universe != "all":
            inside *= [bool(self.universes[universe](kind)) for kind in self.kinds]
        if banner != "total":
            for item, code in zip(banner.split("*"), option.split("*"), strict=True):
                inside *= self.holding(item, code)
        return inside


def of_set(*options, missing=("missing:not_answered",)):
    """Every way to answer a multiple-response item."""
    ways = [frozenset(each) for many in range(len(options) + 1) for each in combinations(options, many)]
    return [way | {""} for way in ways] + [frozenset({reason}) for reason in missing]


def with_net(ways, net="either"):
    """The same, with the net of all options."""
    return [way | ({net} if way - {""} else frozenset()) for way in ways]


def of_one(*options):
    """Every way to answer a single-response item; reasons for no answer are options."""
    return [frozenset({option}) for option in options]


@dataclass(frozen=True)
class Known:
    """The published sums: `sums` (E, kinds) @ respondents = `values` (E,)."""

    sums: np.ndarray
    values: np.ndarray

    def knowing(self, cell, value):
        """The same with one more sum."""
        return Known(np.vstack([self.sums, cell]), np.append(self.values, value))

    def width(self, cell):
        """From the least to the most respondents that a cell (kinds,) can hold."""
        ends = [
            linprog(sign * cell, A_eq=self.sums, b_eq=self.values, bounds=(0, None), method="highs")
            for sign in (1, -1)
        ]
        assert all(end.status == 0 for end in ends), [end.message for end in ends]
        return -ends[1].fun - ends[0].fun


def known(questions, rates, others=(), *, only_totals=False):
    """All counts of `rates` and bases of other tables (frames with their own rows' places), each once."""
    found = {}
    shown = rates[rates["unweighted_base"].notna() & (rates["weighting"] == "none")]
    for row in shown.to_dict("records"):
        if only_totals and row["banner"] != "total":
            continue
        column = questions.column(row["universe"], row["banner"], row["banner_option"])
        found[(column * questions.holding(row["item"])).tobytes()] = row["unweighted_base"]
        found[(column * questions.holding(row["item"], row["option"])).tobytes()] = row["unweighted_count"]
    for sums, value in [] if only_totals else others:
        found[sums.tobytes()] = value
    return Known(np.array([np.frombuffer(key) for key in found]), np.array(list(found.values())))


def bases(questions, table):
    """The published bases of other tables than `rates`, as sums of kinds."""
    found = []
    for row in table[table["unweighted_base"].notna() & (table["weighting"] == "none")].to_dict("records"):
        column = questions.column(row["universe"], row["banner"], row["banner_option"])
        found.append((column * questions.holding(row["measure"]), row["unweighted_base"]))
    return found


def told_by_larger_groups(questions, rates, row, column, truth):
    """What totals, the column's base and shown columns that all of its respondents are in tell of an item."""
    shown = rates[
        rates["unweighted_base"].notna() & (rates["weighting"] == "none") & (rates["item"] == row["item"])
    ]
    found = known(questions, rates, only_totals=True)
    base = column * questions.holding(row["item"])
    found = found.knowing(base, base @ truth)
    for other in shown.to_dict("records"):
        around = questions.column(other["universe"], other["banner"], other["banner_option"])
        if (around >= column).all():
            for option in (None, other["option"]):
                cell = around * questions.holding(row["item"], option)
                found = found.knowing(cell, cell @ truth)
    return found


def too_narrow(questions, rates, truth, others=()):
    """The answers of suppressed columns that are known better than larger groups tell, with their width.

    `truth` (kinds,): respondents of each kind. What nobody of a column answered is no answer of theirs, and what
    makes the column or its universe, so that nobody there can say otherwise, is none; nor is what is known because
    everybody of a larger group that is shown answered alike.
    """
    hidden = rates[rates["flag"].str.split().map(lambda words: "suppressed" in words)]
    hidden = hidden[hidden["weighting"] == "none"]
    everything = known(questions, rates, others)
    assert np.allclose(everything.sums @ truth, everything.values)
    found = []
    for row in hidden.to_dict("records"):
        column = questions.column(row["universe"], row["banner"], row["banner_option"])
        cell = column * questions.holding(row["item"], row["option"])
        is_whole = (cell == column * questions.holding(row["item"])).all()
        if is_whole or not cell @ truth or row["item"] in row["banner"].split("*"):
            continue
        width = everything.width(cell)
        if width < 1 - 1e-6:
            larger = told_by_larger_groups(questions, rates, row, column, truth)
            if width < larger.width(cell) - 1e-6:
                key = tuple(row[name] for name in ("item", "option", "universe", "banner", "banner_option"))
                found.append((*key, round(width, 6)))
    return pd.DataFrame(found, columns=["item", "option", "universe", "banner", "banner_option", "width"])
