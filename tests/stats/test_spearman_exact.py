from itertools import permutations

import numpy as np
import pytest

from pipeline.stats.crosstab import from_arrays
from pipeline.stats.spearman_exact import exact_p_value


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]),
        ([1, 1, 2, 2, 3, 3], [1, 2, 2, 3, 3, 3]),
        ([1, 1, 1, 1, 5], [1, 1, 2, 2, 3]),
    ],
)
def test_it_is_the_share_of_all_pairings(x, y):
    ranks = [np.argsort(np.argsort(v)) for v in (x, y)]
    ranks = [
        np.array([r[np.array(v) == value].mean() for value in v]) for r, v in zip(ranks, (x, y), strict=True)
    ]
    centred = [r - r.mean() for r in ranks]
    products = np.array([centred[0] @ np.array(p) for p in permutations(centred[1])])
    share = np.mean(np.abs(products) >= abs(centred[0] @ centred[1]) - 1e-9)
    assert exact_p_value(from_arrays(x, y).counts) == pytest.approx(share, rel=1e-12)


def test_a_perfect_order_of_ten_is_two_pairings_of_all():
    assert exact_p_value(np.eye(10)) == pytest.approx(2 / 3628800, rel=1e-12)
