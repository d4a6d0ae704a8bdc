import numpy as np
import pytest

from pipeline.stats.concordance import concordance, null_spread, wald
from pipeline.stats.crosstab import Crosstab, from_arrays

X, Y, W = [1, 2, 2, 3, 3], [1, 1, 2, 2, 1], [1.0, 2, 1, 2, 1]


def test_pairs_are_those_one_finds_one_by_one():
    found = concordance(from_arrays(X, Y))
    sides = np.sign(np.subtract.outer(X, X)) * np.sign(np.subtract.outer(Y, Y))
    assert (found.concordant, found.discordant) == ((sides > 0).sum(), (sides < 0).sum())
    assert found.untied_x == (np.subtract.outer(X, X) != 0).sum()
    assert found.untied_y == (np.subtract.outer(Y, Y) != 0).sum()


def test_weights_are_scaled_to_the_effective_base():
    found = concordance(from_arrays(X, Y, W))
    assert found.n == pytest.approx(49 / 11)
    assert found.mass.sum() == pytest.approx(49 / 11)


def test_empty_rows_make_no_pairs():
    sparse = Crosstab(np.arange(3), np.arange(2), np.array([[2, 1], [0, 0], [1, 2]]))
    assert concordance(sparse).mass.shape == (2, 2)


def test_the_interval_stays_within_minus_one_and_one():
    pairs = concordance(from_arrays(X, Y))
    assert wald(pairs, 0.9, 0.04, confidence=0.95, under_null=1.0).high == 1


def test_the_null_spread_is_zero_where_every_cell_leads_alike():
    pairs = concordance(Crosstab(np.arange(2), np.arange(2), np.array([[3, 0], [0, 3]])))
    assert null_spread(pairs) == 0
