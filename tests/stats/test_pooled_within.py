from math import isnan

import pytest

from pipeline.stats.pearson import pearson_from_arrays
from pipeline.stats.pooled_within import pooled_within
from tests.reference.values import reference, reference_data

R = reference("pooled_within")


def by_education():
    groups = [g for _, g in reference_data("bfi").groupby("education")]
    return [pearson_from_arrays(g["A2"], g["A5"]).estimate for g in groups], [len(g) for g in groups]


def test_it_is_metafors_fixed_effect_of_fishers_z():
    found = pooled_within(*by_education())
    assert found.estimate == pytest.approx(R["estimate"], rel=1e-12)
    assert (found.low, found.high) == pytest.approx((R["low"], R["high"]), rel=1e-10)
    assert (found.statistic, found.p_value) == pytest.approx((R["z"], R["p"]), rel=1e-8)


def test_homogeneity_is_cochrans_q():
    found = pooled_within(*by_education())
    assert (found.q, found.q_p_value) == pytest.approx((R["q"], R["q_p"]), rel=1e-10)
    assert (found.q_df, found.groups, found.left_out) == (4, 5, 0)


def test_another_sign_over_all_is_simpsons_warning():
    assert pooled_within([0.4, 0.5], [50, 50], of_all=-0.2).is_simpson
    assert not pooled_within([0.4, 0.5], [50, 50], of_all=0.1).is_simpson
    assert not pooled_within([0.4, 0.5], [50, 50]).is_simpson


def test_groups_without_a_usable_correlation_are_counted():
    found = pooled_within([0.4, 1.0, float("nan"), 0.2], [50, 9, 20, 3])
    assert (found.groups, found.left_out) == (1, 3)
    assert found.estimate == pytest.approx(0.4)
    assert isnan(found.q_p_value)


def test_no_usable_group_is_not_estimable():
    found = pooled_within([float("nan")], [2])
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"
