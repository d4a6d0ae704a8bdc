import itertools

import numpy as np
import pytest

from pipeline.stats.additive_table import table_with_margins
from pipeline.stats.disclosure_audit import Protection, audit
from pipeline.stats.suppression_program import cheapest_suppression

INVESTMENT = table_with_margins([[20, 50, 10, 80], [8, 19, 22, 49], [17, 32, 12, 61], [45, 101, 44, 190]])


def cheapest(sensitive, protection, table=INVESTMENT):
    return cheapest_suppression(
        table,
        sensitive,
        protection,
        costs=table.values,
        candidates=table.values > 0,
        known_low=np.zeros(table.values.size),
        known_high=np.full(table.values.size, np.inf),
    )


@pytest.mark.parametrize(
    "protection", [Protection(sliding=3), Protection(lower=5, upper=5), Protection(upper=12)]
)
def test_no_pattern_of_up_to_five_cells_is_safe_and_cheaper(protection):
    """Every pattern of up to five secondary cells is tried."""
    sensitive = np.arange(16) == 6
    found = cheapest(sensitive, protection)
    assert not audit(INVESTMENT, found, sensitive, protection).unsafe.any()
    cost = INVESTMENT.values[found & ~sensitive].sum()
    others = np.flatnonzero(~sensitive & (INVESTMENT.values < cost))
    for size in range(1, 6):
        for cells in itertools.combinations(others, size):
            if INVESTMENT.values[list(cells)].sum() < cost - 1e-9:
                pattern = sensitive | np.isin(np.arange(16), cells)
                assert audit(INVESTMENT, pattern, sensitive, protection).unsafe.any(), cells


def test_nothing_sensitive_or_too_large_a_table_is_left_alone():
    assert cheapest(np.zeros(16, dtype=bool), Protection(sliding=3)) is None
    values = np.ones(30_000)
    large = type(INVESTMENT)(values, np.zeros((1, values.size)))
    assert cheapest(values > 0, Protection(sliding=3), large) is None


def test_a_protection_that_cannot_be_had_is_none():
    table = table_with_margins([1, 2, 3])
    narrow = cheapest_suppression(
        table,
        np.array([True, False, False]),
        Protection(sliding=9),
        costs=table.values,
        candidates=np.array([False, True, False]),
        known_low=np.zeros(3),
        known_high=np.full(3, np.inf),
    )
    assert narrow is None
