from itertools import permutations

import numpy as np
import pytest

from pipeline.stats.crosstab import from_arrays
from pipeline.stats.kendall_exact import exact_p_value


def net(x, y):
    return np.triu(np.sign(np.subtract.outer(x, x)) * np.sign(np.subtract.outer(y, y))).sum()


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]),
        ([1, 1, 2, 2, 3, 3], [1, 2, 2, 3, 3, 3]),
        ([1, 1, 1, 2, 5], [1, 1, 2, 2, 3]),
    ],
)
def test_it_is_the_share_of_all_pairings(x, y):
    nets = np.array([net(np.array(x), np.array(p)) for p in permutations(y)])
    share = np.mean(np.abs(nets) >= abs(net(np.array(x), np.array(y))))
    assert exact_p_value(from_arrays(x, y).counts) == pytest.approx(share, rel=1e-12)


def test_many_tied_respondents_are_not_counted_out():
    assert exact_p_value([[6, 2], [1, 5]]) is None


def test_more_than_fifty_are_not_counted_out():
    assert exact_p_value(np.eye(51)) is None


def test_fifty_untied_are():
    assert 0 < exact_p_value(np.eye(50)) < 1e-60
