import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ProtectionError
from pipeline.stats.additive_table import table_with_margins
from pipeline.stats.disclosure_audit import Protection, audit
from pipeline.stats.secondary_suppression import suppress


def with_margins(cells):
    inner = np.asarray(cells, dtype=float)
    rows = np.hstack([inner, inner.sum(axis=1, keepdims=True)])
    return np.vstack([rows, rows.sum(axis=0, keepdims=True)])


def test_a_small_cell_takes_three_others_with_it():
    """The cheapest rectangle around the 2: one more in its row, one in its column, one where they meet."""
    cells = with_margins([[2, 30, 40], [20, 6, 50], [35, 45, 60]])
    table, sensitive = table_with_margins(cells), cells.ravel() == 2
    result = suppress(table, sensitive, Protection(sliding=3))
    assert result.suppressed.reshape(4, 4)[:3, :3].tolist() == [
        [True, True, False],
        [True, True, False],
        [False, False, False],
    ]
    assert not audit(table, result.suppressed, sensitive, Protection(sliding=3)).unsafe.any()


def test_two_small_cells_in_one_row_still_need_their_columns():
    cells = with_margins([[2, 3, 40], [20, 16, 50], [35, 45, 60]])
    result = suppress(table_with_margins(cells), cells.ravel() < 5, Protection(sliding=3))
    assert result.secondary.reshape(4, 4)[1].tolist() == [True, True, False, False]


def test_without_a_sensitive_cell_nothing_is_suppressed():
    cells = with_margins([[20, 30], [40, 50]])
    result = suppress(table_with_margins(cells), cells.ravel() < 5, Protection(sliding=3))
    assert (result.method, result.suppressed.any()) == ("none", False)


def test_too_much_by_the_simple_rule_makes_the_program_look_for_less():
    cells = with_margins([[25, 4, 29], [17, 18, 17], [7, 20, 22]])
    table, sensitive = table_with_margins(cells), cells.ravel() == 4
    result = suppress(table, sensitive, Protection(sliding=3))
    assert result.secondary.sum() == 3
    assert table.values[result.secondary].sum() <= 17 + 18 + 25


def test_a_table_that_cannot_be_protected_says_so():
    with pytest.raises(ProtectionError, match="publish a coarser table"):
        suppress(
            table_with_margins([1, 5, 6]),
            [True, False, False],
            Protection(sliding=9),
            candidates=[False, True, False],
        )


def test_what_the_flags_say_is_known_to_the_reader():
    """Flags tell small cells (0 to 4) from the others (5 and more): the interval must be wide within that."""
    cells = with_margins([[3, 30, 40], [20, 6, 50], [35, 45, 60]])
    table, sensitive = table_with_margins(cells), cells.ravel() < 5
    known = {"known_low": np.where(sensitive, 0, 5), "known_high": np.where(sensitive, 4, np.inf)}
    result = suppress(table, sensitive, Protection(sliding=3), **known)
    found = audit(table, result.suppressed, sensitive, Protection(sliding=3), **known)
    low, high = found.low[0], found.high[0]
    assert high <= 4 + 1e-6
    assert high - low >= 3 - 1e-6


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_other_whole_tables_fit_what_is_published(cells):
    """By counting, without a linear program: each small cell has at least two values that fit."""
    inner = np.array(cells).reshape(3, 3)
    table = with_margins(inner)
    sensitive = (table.ravel() > 0) & (table.ravel() < 3)
    try:
        result = suppress(table_with_margins(table), sensitive, Protection(sliding=1))
    except ProtectionError:
        return
    hidden = result.suppressed.reshape(4, 4)
    fits = whole_tables(table, hidden)
    for cell in np.flatnonzero(sensitive):
        assert len({other.ravel()[cell] for other in fits}) > 1


def whole_tables(table, hidden):
    """All whole-number tables like `table` where it is published, hidden inner cells up to 20."""
    inner_hidden = np.argwhere(hidden[:3, :3])
    found = []
    for deltas in itertools.product((-1, 0, 1), repeat=len(inner_hidden)):
        inner = table[:3, :3].copy()
        inner[tuple(inner_hidden.T)] += deltas
        other = with_margins(inner)
        if (inner >= 0).all() and (other[~hidden] == table[~hidden]).all():
            found.append(other)
    return found
