import numpy as np
import pytest

from pipeline.errors import DesignError
from pipeline.stats.lonely import strata_per_usable, usable_strata


def test_a_stratum_with_one_of_several_psus_is_lonely_and_a_take_all_stratum_is_not():
    scale, is_lonely = usable_strata([3, 1, 1, 0], [0, 0.5, 1, 0])
    assert is_lonely.tolist() == [False, True, False, False]
    assert scale == pytest.approx([1.5, 0, 0, 0])


def test_the_sampling_fraction_shrinks_the_factor():
    assert usable_strata([3], [0.5])[0] == pytest.approx([0.75])


def test_adjusting_takes_the_spread_around_the_grand_mean_once():
    assert usable_strata([3, 1], [0, 0.2], lonely="adjust")[0] == pytest.approx([1.5, 0.8])


def test_averaging_counts_the_lonely_strata_with_the_others():
    present = np.array([True, True, True, False])
    assert strata_per_usable(present, np.array([True, False, False, False])) == 1.5
    assert np.isnan(strata_per_usable(present, present))


def test_fail_names_the_strata():
    with pytest.raises(DesignError, match="stratum number 2, 3"):
        usable_strata([3, 1, 1], [0, 0, 0], lonely="fail")


def test_a_rule_that_does_not_exist_is_an_error():
    with pytest.raises(DesignError, match="'skip' is not known"):
        usable_strata([3], [0], lonely="skip")
