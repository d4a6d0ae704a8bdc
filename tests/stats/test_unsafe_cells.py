from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stats import unsafe_cells as unsafe
from pipeline.stats.additive_table import table_with_margins
from pipeline.stats.disclosure_audit import Protection, audit
from pipeline.stats.unsafe_cells import Rule, is_unsafe, unsafe_cells


def with_margins(cells):
    inner = np.asarray(cells, dtype=float)
    rows = np.hstack([inner, inner.sum(axis=1, keepdims=True)])
    return np.vstack([rows, rows.sum(axis=0, keepdims=True)])


CELLS = with_margins([[2, 30, 40], [20, 6, 50], [35, 45, 60]])
TABLE, SMALL = table_with_margins(CELLS), CELLS.ravel() == 2
CORNERS = np.isin(np.arange(16), [0, 1, 4, 5])


@pytest.mark.parametrize(("sliding", "is_told"), [(3, False), (22, False), (23, True)])
def test_four_corners_leave_a_cell_open_from_nobody_to_what_its_neighbours_can_lose(sliding, is_told):
    """The 2 can be 0, and no more than 2 and the 20 below it."""
    rule = Rule(SMALL, Protection(sliding=sliding))
    assert is_unsafe(TABLE, CORNERS, rule) == is_told
    assert unsafe_cells(TABLE, CORNERS, rule).tolist() == (SMALL & is_told).tolist()


def test_a_sensitive_cell_that_is_published_is_unsafe():
    rule = Rule(SMALL, Protection())
    assert is_unsafe(TABLE, np.zeros(16, dtype=bool), rule)
    assert unsafe_cells(TABLE, np.zeros(16, dtype=bool), rule).tolist() == SMALL.tolist()


@pytest.mark.parametrize("small", [0, unsafe.SMALL])
@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=9, max_size=9),
    st.lists(st.booleans(), min_size=16, max_size=16),
    st.sampled_from([Protection(sliding=1), Protection(sliding=3), Protection(lower=1, upper=2)]),
    st.sampled_from([np.inf, 4.0]),
)
def test_the_audit_finds_the_same_cells(small, cells, hidden, protection, most):
    values = with_margins(np.array(cells).reshape(3, 3)).ravel()
    suppressed, table = np.array(hidden), table_with_margins(values.reshape(4, 4))
    sensitive = values < 5
    rule = Rule(sensitive, protection, known_high=np.where(sensitive, most, np.inf))
    known = audit(table, suppressed, sensitive, protection, known_high=rule.known_high).unsafe
    with patch.object(unsafe, "SMALL", small):
        assert unsafe_cells(table, suppressed, rule).tolist() == known.tolist()
        assert is_unsafe(table, suppressed, rule) == known.any()
