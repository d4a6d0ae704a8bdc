import numpy as np
import pytest

from pipeline.errors import DesignError
from pipeline.stats.nonresponse import nonresponse_factors, r_indicator


def test_those_who_answered_stand_for_their_class():
    assert nonresponse_factors([100, 60, 0], [80, 20, 0]) == pytest.approx([1.25, 3, 1])


@pytest.mark.parametrize(
    ("answered", "message"),
    [([80, 0], "in small weight 0 of 60 answered"), ([120, 20], "large has weight 100")],
)
def test_a_class_nobody_answered_in_or_too_many_did_is_an_error(answered, message):
    with pytest.raises(DesignError, match=message):
        nonresponse_factors([100, 60], answered, names=["large", "small"])


def test_a_factor_above_the_highest_allowed_is_an_error():
    with pytest.raises(DesignError, match="above 2"):
        nonresponse_factors([100, 60], [80, 20], highest=2)


def test_an_even_response_has_an_r_indicator_of_1():
    assert r_indicator([0.4, 0.4, 0.4], [1, 2, 3]) == pytest.approx(1)


def test_the_r_indicator_by_hand():
    """Propensities 0 and 1 for half each: SD .5 (divisor n), nearly 0."""
    assert r_indicator([0, 1], [500, 500]) == pytest.approx(1 - 2 * np.sqrt(250 / 999))
    assert np.isnan(r_indicator([0.5], [9]))
