from math import isnan

import pytest

from pipeline.errors import EstimationError
from pipeline.stats.bootstrap import bootstrap
from pipeline.stats.crosstab import from_arrays
from tests.reference.values import reference, reference_data

R = reference("bootstrap")
PEOPLE = reference_data("bfi")
LSAT = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594]
GPA = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96]


def test_spearman_on_cells_is_rs_boot_on_rows():
    found = bootstrap(from_arrays(PEOPLE["A2"], PEOPLE["A5"]), seed=1)
    assert found.estimate == pytest.approx(R["rho"], rel=1e-12)
    assert found.acceleration == pytest.approx(R["rho_acceleration"], rel=1e-9)
    # two runs of 9,999: Monte-Carlo error 1% of the standard error and about .002 of an end
    assert found.std_error == pytest.approx(R["rho_se"], rel=0.03)
    assert (found.low, found.high) == pytest.approx((R["rho_low"], R["rho_high"]), abs=0.01)


def test_the_law_schools_are_efrons():
    found = bootstrap(from_arrays(LSAT, GPA), method="pearson", seed=1)
    assert found.estimate == pytest.approx(R["law"], rel=1e-12)
    assert found.acceleration == pytest.approx(R["law_acceleration"], rel=1e-9)
    assert (found.low, found.high) == pytest.approx((R["law_low"], R["law_high"]), abs=0.02)


def test_the_same_seed_gives_the_same_numbers():
    table = from_arrays(LSAT, GPA)
    assert bootstrap(table, seed=7, replicates=200) == bootstrap(table, seed=7, replicates=200)
    assert bootstrap(table, seed=7, replicates=200) != bootstrap(table, seed=8, replicates=200)


def test_resamples_without_spread_are_dropped_and_counted():
    found = bootstrap(from_arrays([1, 1, 1, 2, 1], [1, 2, 1, 2, 1]), seed=1, replicates=1000)
    # nobody of five draws the one with x = 2: .8^5 = .328; other constants add to it
    assert 250 < found.degenerate < 500
    assert found.replicates + found.degenerate == 1000


def test_a_perfect_order_is_a_point():
    found = bootstrap(from_arrays(range(9), range(9)), seed=1, replicates=200)
    assert (found.low, found.high, found.flag) == (1, 1, "boundary")


@pytest.mark.parametrize(("x", "y"), [([1, 1, 1, 1], [1, 2, 3, 4]), ([1, 2, 3], [1, 3, 2]), ([], [])])
def test_a_constant_and_too_few_are_not_estimable(x, y):
    found = bootstrap(from_arrays(x, y), seed=1)
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"


def test_weights_are_refused():
    with pytest.raises(EstimationError, match="replicate weights"):
        bootstrap(from_arrays([1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 1, 2]), seed=1)
