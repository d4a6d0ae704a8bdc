from math import isnan

import numpy as np
import pytest

from pipeline.stats.brant import brant_test
from tests.reference.values import reference
from tests.stats.test_ordered_logit import NAMES, housing

R = reference("ordered_logit")


def test_it_is_brants_formula_of_glm_fits():
    found = brant_test(*housing(), NAMES)
    assert found.statistic == pytest.approx(R["brant"], rel=1e-10)
    assert found.statistics == pytest.approx([R[f"brant_{i}"] for i in (1, 2, 3)], rel=1e-10)
    assert (found.df, found.each_df) == (3, 1)


def test_an_effect_at_one_threshold_only_is_found():
    # x doubles the odds above 1 and does nothing above 2
    found = brant_test([[0], [1]], [[400, 200, 200], [200, 400, 200]], ["score"])
    assert found.p_value < 1e-6


def test_two_categories_have_nothing_to_compare():
    found = brant_test([[0], [1]], [[4, 2], [2, 4]], ["score"])
    assert isnan(found.p_value)
    assert found.flag == "not_estimable"


def test_separation_is_not_converged():
    assert brant_test([[1], [2], [3]], np.diag([9, 9, 9]), ["score"]).flag == "not_converged"
