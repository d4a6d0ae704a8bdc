import numpy as np
import pytest

from pipeline.stats.fay_herriot import boundary_variances, fay_herriot


def test_the_less_sure_an_estimate_the_further_it_moves():
    shrunk = fay_herriot([0.2, 0.8, 0.5, 0.2, 0.8], [0.01, 0.01, 0.01, 0.2, 0.2])
    assert shrunk.own_weight[0] > shrunk.own_weight[3]
    assert 0.2 < shrunk.estimates[0] < shrunk.estimates[3] < 0.5


def test_areas_that_differ_no_more_than_chance_are_pooled():
    shrunk = fay_herriot([0.4, 0.5, 0.45], [0.04, 0.04, 0.04])
    assert shrunk.between_variance == 0
    assert shrunk.estimates == pytest.approx([0.45] * 3)


def test_areas_without_an_error_or_an_estimate_take_no_part():
    shrunk = fay_herriot([0.2, 0.8, 0.5, 0.9, np.nan], [0.01, 0.02, 0.01, 0.0, 0.01])
    assert shrunk.estimates[3] == 0.9
    assert shrunk.std_errors[3] == 0
    assert np.isnan(shrunk.estimates[4])
    assert shrunk.estimates[:3] == pytest.approx(fay_herriot([0.2, 0.8, 0.5], [0.01, 0.02, 0.01]).estimates)


def test_two_areas_are_too_few():
    assert np.isnan(fay_herriot([0.2, 0.8], [0.01, 0.01]).estimates).all()


def test_an_area_where_nobody_gave_the_answer_has_the_variance_of_all_areas_share():
    """60 of 100 and none of 20 are .5 of 120."""
    found = boundary_variances([0.6, 0.0, np.nan], [0.0024, 0.0, 0.1], [100, 20, 0])
    assert found == pytest.approx([0.0024, 0.25 / 20, 0.1])


def test_where_nobody_anywhere_gave_it_nothing_is_known_of_the_variance():
    assert boundary_variances([0.0, 0.0], [0.0, 0.0], [10, 20]).tolist() == [0, 0]
