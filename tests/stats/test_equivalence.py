from math import isnan

import pytest

from pipeline.stats.equivalence import equivalence
from tests.reference.values import reference

R = reference("sensitivity")


def test_it_is_tosters_formula():
    found = equivalence(0.02, 100, bound=0.3)
    assert found.p_value == pytest.approx(R["tost"], rel=1e-10)
    assert (found.low, found.high) == pytest.approx((R["tost_low"], R["tost_high"]), rel=1e-12)
    assert found.is_equivalent


@pytest.mark.parametrize(
    ("estimate", "base", "verdict"),
    [(0.01, 2000, "negligible"), (0.4, 100, "relevant"), (0.05, 5000, "both"), (0.08, 60, "undecided")],
)
def test_the_verdict_tells_no_relation_from_lack_of_data(estimate, base, verdict):
    assert equivalence(estimate, base).verdict == verdict


def test_a_rank_correlation_is_less_sure():
    assert equivalence(0.05, 800, is_rank=True).p_value > equivalence(0.05, 800).p_value


@pytest.mark.parametrize(("estimate", "base"), [(0.1, 3), (1.0, 100), (float("nan"), 100)])
def test_without_a_usable_correlation_there_is_no_test(estimate, base):
    found = equivalence(estimate, base)
    assert isnan(found.p_value)
    assert found.flag == "not_estimable"
