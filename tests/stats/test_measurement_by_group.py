import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.measurement_by_group import measurement_by_group
from tests.reference.values import reference, reference_data

R = reference("measurement_by_group")
ALIKE = np.full((4, 4), 0.4) + 0.6 * np.eye(4)


def by_gender():
    groups = [group[["C1", "C2", "C3"]] for _, group in reference_data("bfi").groupby("gender")]
    return [np.cov(group.T) for group in groups], [len(group) for group in groups]


def test_alphas_and_their_test_are_bonetts():
    found = measurement_by_group(*by_gender())
    assert [one.raw for one in found.reliabilities] == pytest.approx([R["alpha_1"], R["alpha_2"]], rel=1e-12)
    assert found.alpha_p_value == pytest.approx(R["p"], rel=1e-10)


def test_items_are_compared_by_their_item_rest_correlations():
    found = measurement_by_group(*by_gender())
    assert found.item_p_values == pytest.approx([R[f"item_{i}"] for i in (1, 2, 3)], rel=1e-10)


def test_groups_that_measure_alike_differ_in_nothing():
    found = measurement_by_group([ALIKE, ALIKE], [200, 150])
    assert found.differing == ()
    assert found.alpha_p_value == pytest.approx(1)
    assert found.loadings == pytest.approx(np.full((2, 4), 0.4**0.5))


def test_an_item_that_means_something_else_in_one_group_is_named():
    other = ALIKE.copy()
    other[2, [0, 1, 3]] = other[[0, 1, 3], 2] = 0.0
    assert 2 in measurement_by_group([ALIKE, other], [200, 200]).differing


def test_one_group_has_nothing_to_compare():
    found = measurement_by_group([ALIKE], [200])
    assert np.isnan(found.alpha_p_value)
    assert found.flag == "not_estimable"


def test_a_group_with_a_constant_item_is_shown_and_left_out():
    constant = ALIKE.copy()
    constant[3] = constant[:, 3] = 0
    found = measurement_by_group([ALIKE, ALIKE, constant], [200, 150, 90])
    assert np.isnan(found.loadings[2]).all()
    assert found.alpha_p_value == pytest.approx(1)


def test_groups_with_other_items_are_refused():
    with pytest.raises(EstimationError, match="different numbers of items"):
        measurement_by_group([ALIKE, np.eye(3)], [200, 200])
