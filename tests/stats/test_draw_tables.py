from math import factorial, prod

import numpy as np
import pytest

from pipeline.stats.draw_tables import draw_tables

ROWS, COLUMNS = np.array([3, 0, 2]), np.array([2, 2, 1])


def test_every_table_has_the_margins():
    drawn = draw_tables(ROWS, COLUMNS, 200, np.random.default_rng(1))
    assert (drawn.sum(2) == ROWS).all()
    assert (drawn.sum(1) == COLUMNS).all()
    assert drawn.min() == 0


def test_a_table_comes_as_often_as_chance_has_it():
    drawn = draw_tables(ROWS, COLUMNS, 40_000, np.random.default_rng(2))
    found, times = np.unique(drawn.reshape(len(drawn), -1), axis=0, return_counts=True)
    # P = prod(rows!) prod(columns!) / (n! prod(cells!)) (Patefield 1981, formula 1)
    margins = prod(factorial(one) for one in (*ROWS, *COLUMNS))
    chances = [margins / (factorial(5) * prod(factorial(cell) for cell in table)) for table in found]
    assert sum(chances) == pytest.approx(1)
    # three Monte-Carlo standard errors of a share of one half
    assert times / len(drawn) == pytest.approx(chances, abs=3 * 0.5 / np.sqrt(40_000))


def test_one_row_or_one_column_leaves_nothing_to_chance():
    one = draw_tables(np.array([5]), COLUMNS, 2, np.random.default_rng(3))
    assert one.tolist() == [[[2, 2, 1]]] * 2
    other = draw_tables(ROWS, np.array([5]), 2, np.random.default_rng(3))
    assert other[:, :, 0].tolist() == [[3, 0, 2]] * 2
