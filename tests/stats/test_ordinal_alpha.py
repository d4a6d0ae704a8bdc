import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.ordinal_alpha import ordinal_alpha, polychoric_matrix
from tests.reference.values import reference, reference_data

R = reference("polychoric")
ITEMS = reference_data("bfi")[["A2", "A3", "A4", "A5"]].to_numpy(float)


def test_it_is_psychs_alpha_of_the_polychoric_matrix():
    assert ordinal_alpha(ITEMS).estimate == pytest.approx(R["ordinal_alpha"], rel=1e-9)


def test_the_matrix_has_each_pair_once():
    matrix = polychoric_matrix(ITEMS)
    assert matrix[0, 1] == matrix[1, 0] == pytest.approx(R["ordinal_12"], rel=1e-9)
    assert matrix[2, 3] == pytest.approx(R["ordinal_34"], rel=1e-9)


def test_a_respondent_with_a_missing_item_is_left_out():
    holes = np.vstack([ITEMS, [[1, np.nan, 6, 1]]])
    assert ordinal_alpha(holes).estimate == ordinal_alpha(ITEMS).estimate


def test_a_constant_item_is_not_estimable():
    constant = ITEMS.copy()
    constant[:, 2] = 4
    assert ordinal_alpha(constant).flag == "not_estimable"


def test_one_item_is_refused():
    with pytest.raises(EstimationError, match=r"\(respondents, items\)"):
        ordinal_alpha(ITEMS[:, 0])
