import numpy as np
import pytest

from pipeline.stats.share_pairs import share_pairs
from pipeline.stats.versus_rest import versus_rest


def test_the_rest_is_the_total_without_the_column():
    """30 of 100 against 90 of 200 in total: the others are 60 of 100."""
    tests = versus_rest([[30]], [[100]], [[100]], [90], [200], [200])
    assert tests.rest_share[0, 0] == pytest.approx(0.6)
    against = share_pairs([[0.3, 0.6]], [100, 100])
    assert tests.p_value[0, 0] == pytest.approx(against.p_value[0, 0], rel=1e-12)


def test_it_is_the_test_against_the_total_with_the_overlap_taken_out():
    """Part and total share the part: z with overlap n/(nN) is the same but for the pooled share."""
    overlap = [[1 / 100, 1 / 1000], [1 / 1000, 1 / 1000]]
    total = share_pairs([[0.42, 0.402]], [100, 1000], overlap=overlap)
    rest = versus_rest([[42]], [[100]], [[100]], [402], [1000], [1000])
    assert rest.statistic[0, 0] == pytest.approx(total.statistic[0, 0], rel=1e-3)


def test_weights_scale_out():
    plain = versus_rest([[30]], [[100]], [[100]], [90], [200], [200])
    scaled = versus_rest([[90]], [[300]], [[900]], [270], [600], [1800])
    assert scaled.p_value[0, 0] == pytest.approx(plain.p_value[0, 0], rel=1e-12)


def test_small_columns_and_the_total_itself_are_not_tested():
    tests = versus_rest([[10, 90]], [[20, 200]], [[20, 200]], [90], [200], [200])
    assert np.isnan(tests.p_value).all()


def test_the_family_is_the_row():
    tests = versus_rest([[30, 60]], [[100, 100]], [[100, 100]], [90], [200], [200], adjustment="bonferroni")
    assert tests.p_adjusted[0] == pytest.approx(2 * tests.p_value[0])
