import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.additive_table import table_with_margins
from pipeline.stats.disclosure_audit import Protection, audit, feasible_intervals

# Enterprises' investment by activity and region: Fischetti & Salazar 2001, figure 1
INVESTMENT = table_with_margins([[20, 50, 10, 80], [8, 19, 22, 49], [17, 32, 12, 61], [45, 101, 44, 190]])
FOUR_CELLS = np.isin(np.arange(16), [4, 6, 8, 10])


def test_four_suppressed_cells_leave_the_published_interval():
    """The cell 22 can be anything from 5 to 30."""
    low, high = feasible_intervals(INVESTMENT, FOUR_CELLS)
    assert (low[6], high[6]) == pytest.approx((5, 30))
    assert (low[4], high[4]) == pytest.approx((0, 25))
    assert low[0] == high[0] == 20


def test_a_suppressed_cell_alone_in_its_row_is_known_exactly():
    low, high = feasible_intervals(INVESTMENT, np.arange(16) == 6)
    assert (low[6], high[6]) == pytest.approx((22, 22))


def test_what_everybody_knows_narrows_the_interval():
    low, high = feasible_intervals(INVESTMENT, FOUR_CELLS, known_low=3, known_high=25)
    assert (low[6], high[6]) == pytest.approx(
        (9, 25)
    )  # the row and the column leave 34 less a cell of at most 25


def test_a_cell_that_no_published_sum_holds_has_no_end():
    low, high = feasible_intervals(table_with_margins([1, 2, 3]), [True, True, True])
    assert low.tolist() == [0, 0, 0]
    assert np.isinf(high).all()


def test_a_sensitive_cell_is_unsafe_when_its_interval_is_too_narrow_or_it_is_published():
    sensitive = np.isin(np.arange(16), [0, 6])
    found = audit(INVESTMENT, FOUR_CELLS, sensitive, Protection(lower=17, upper=8, sliding=25))
    assert np.flatnonzero(found.unsafe).tolist() == [0]
    for protection in (Protection(lower=18), Protection(upper=9), Protection(sliding=26)):
        assert audit(INVESTMENT, FOUR_CELLS, sensitive, protection).unsafe[6]


def test_a_cell_outside_what_is_known_of_it_is_an_error():
    with pytest.raises(EstimationError, match="outside what is said to be known"):
        feasible_intervals(INVESTMENT, FOUR_CELLS, known_high=20)


def test_nothing_suppressed_needs_no_program():
    low, high = feasible_intervals(INVESTMENT, np.zeros(16, dtype=bool))
    assert (low == high).all()
