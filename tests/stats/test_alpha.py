from math import isnan

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.alpha import cronbach_alpha
from tests.reference.values import reference, reference_data

R = reference("alpha")


def agreeableness():
    people = reference_data("bfi")[["A1", "A2", "A3", "A4", "A5"]].to_numpy(float)
    people[:, 0] = 7 - people[:, 0]
    return np.cov(people.T)


def test_it_is_psychs_alpha():
    found = cronbach_alpha(agreeableness(), 400)
    assert found.estimate == pytest.approx(R["alpha"], rel=1e-12)
    assert found.standardized == pytest.approx(R["std_alpha"], rel=1e-12)
    assert found.std_error == pytest.approx(R["ase"], rel=1e-12)


def test_the_interval_is_feldts():
    found = cronbach_alpha(agreeableness(), 400)
    assert (found.low, found.high) == pytest.approx((R["low"], R["high"]), rel=1e-12)
    assert found.interval_method == "feldt"


def test_each_item_has_its_rest_and_the_alpha_without_it():
    found = cronbach_alpha(agreeableness(), 400)
    assert found.item_rest == pytest.approx([R[f"item_rest_{i}"] for i in range(1, 6)], rel=1e-12)
    assert found.alpha_if_deleted == pytest.approx([R[f"deleted_{i}"] for i in range(1, 6)], rel=1e-12)


def test_an_item_not_reversed_is_reported_and_left_as_it_is():
    turned = np.diag([-1, 1, 1, 1, 1])
    found = cronbach_alpha(turned @ agreeableness() @ turned, 400)
    assert found.negative == (0,)
    assert found.estimate < R["alpha"]


def test_two_items_get_spearman_brown():
    found = cronbach_alpha([[4, 1], [1, 1]], 50)
    assert found.measure == "spearman_brown"
    assert found.estimate == pytest.approx(2 * 0.5 / 1.5)
    assert found.raw == pytest.approx(2 * (1 - 5 / 7))
    assert np.isnan(found.alpha_if_deleted).all()


def test_a_constant_item_is_not_estimable():
    found = cronbach_alpha([[1, 0], [0, 0]], 50)
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"


def test_copies_of_one_item_agree_perfectly():
    found = cronbach_alpha(np.full((3, 3), 0.7), 50)
    assert found.estimate == pytest.approx(1)
    assert found.std_error == pytest.approx(0, abs=1e-6)


def test_one_item_has_no_alpha():
    with pytest.raises(EstimationError, match="two or more items"):
        cronbach_alpha([[1.0]], 50)
