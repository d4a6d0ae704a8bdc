from dataclasses import replace

import numpy as np
import pytest

from pipeline.stats.specification import Specification, estimate
from pipeline.stats.specification_permutation import permuted_correlations, score_orders
from tests.reference.values import reference_data

PEOPLE = reference_data("bfi").astype(float).head(60)
X, Z, Y, W = (PEOPLE[name].to_numpy() for name in ("C1", "C2", "A5", "education"))
SOME = PEOPLE["age"].to_numpy() > 20
HOLES = np.where(PEOPLE["A1"].to_numpy() > 4, np.nan, Y)
PARTLY = np.where(PEOPLE["gender"].to_numpy() == 1, np.nan, X)

CURVE = [
    Specification("rank", X, Y),
    Specification("value", X, Y, "pearson"),
    Specification("weighted value of some", Z, Y, "pearson", W, SOME),
    Specification("weighted rank", X, Y, weights=W),
    Specification("rank of some", Z, Y, include=SOME),
    Specification("weighted rank with holes of some", X, HOLES, weights=W, include=SOME),
    Specification("rank of a score few have", PARTLY, Y),
    Specification("rank of a score few have, with holes", PARTLY, HOLES, weights=W),
]


def moved(one, order):
    x = np.empty_like(one.x)
    x[order] = one.x
    return replace(one, x=x)


def test_every_replicate_is_the_correlation_of_the_moved_score():
    orders = score_orders(CURVE, 5, np.random.default_rng(1))
    found = permuted_correlations(CURVE, orders)
    expected = [[estimate(moved(one, order)).estimate for one in CURVE] for order in orders]
    assert found == pytest.approx(np.array(expected), rel=1e-10, abs=1e-12)


def test_not_moving_is_the_estimate_itself():
    found = permuted_correlations(CURVE, np.arange(60)[None, :])
    assert found[0] == pytest.approx([estimate(one).estimate for one in CURVE], rel=1e-10)


def test_scores_move_only_between_respondents_with_the_same_scores():
    orders = score_orders(CURVE, 20, np.random.default_rng(1))
    assert (np.isnan(PARTLY)[orders] == np.isnan(PARTLY)).all()
    assert (np.sort(orders, axis=1) == np.arange(60)).all()
