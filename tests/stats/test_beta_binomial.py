import numpy as np
import pytest

from pipeline.stats.beta_binomial import beta_binomial_shares


def test_a_small_sector_moves_further_than_a_large_one():
    shrunk = beta_binomial_shares([1, 100, 60, 20], [2, 200, 300, 40])
    assert shrunk.mean < 0.5
    assert 0.5 - shrunk.shares[0] > 0.5 - shrunk.shares[1] > 0


def test_sectors_that_are_alike_are_pooled():
    shrunk = beta_binomial_shares([10, 20, 30], [100, 200, 300])
    assert shrunk.worth == pytest.approx(1e6)
    assert shrunk.shares == pytest.approx([0.1] * 3, rel=1e-4)


def test_a_sector_without_respondents_has_the_prior():
    shrunk = beta_binomial_shares([2, 30, 0], [20, 60, 0])
    assert shrunk.shares[2] == pytest.approx(shrunk.mean)
    assert (shrunk.interval.low < shrunk.shares).all()
    assert (shrunk.shares < shrunk.interval.high).all()


@pytest.mark.parametrize(("counts", "bases"), [([0, 0], [9, 9]), ([9, 9], [9, 9]), ([3, 0], [9, 0])])
def test_nobody_everybody_or_one_sector_gives_nothing_to_learn(counts, bases):
    assert np.isnan(beta_binomial_shares(counts, bases).shares).all()
