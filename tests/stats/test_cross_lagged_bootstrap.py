import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.cross_lagged_bootstrap import cross_lagged_bootstrap
from tests.reference.values import reference, reference_data

R = reference("cross_lagged")
PEOPLE = reference_data("bfi")
FIRST, SECOND = PEOPLE[["C1", "A2"]], PEOPLE[["C2", "A3"]]


def test_the_interval_of_the_difference_is_rs_boot():
    found = cross_lagged_bootstrap(FIRST, SECOND, seed=1)
    assert found.difference.estimate == pytest.approx(R["gap"], rel=1e-10)
    # Monte-Carlo error of 4,999 and 9,999 replicates: 1% of the standard error, about .003 of an end
    assert found.difference.std_error == pytest.approx(R["gap_se"], rel=0.04)
    assert (found.difference.low, found.difference.high) == pytest.approx(
        (R["gap_low"], R["gap_high"]), abs=0.012
    )
    assert found.difference.interval_method == "bca"


def test_the_same_seed_gives_the_same_numbers():
    runs = [cross_lagged_bootstrap(FIRST, SECOND, seed=s, replicates=99) for s in (3, 3, 4)]
    assert runs[0] == runs[1] != runs[2]


def test_a_respondent_without_an_answer_is_left_out():
    holes = SECOND.astype(float).copy()
    holes.iloc[:50, 0] = np.nan
    assert cross_lagged_bootstrap(FIRST, holes, seed=1, replicates=99).matched == 350


def test_a_constant_is_not_estimable():
    constant = SECOND.assign(C2=0.1)
    assert cross_lagged_bootstrap(FIRST, constant, seed=1, replicates=99).flag == "not_estimable"


@pytest.mark.parametrize("second", [SECOND.iloc[:10], SECOND.iloc[:, :1]])
def test_waves_that_do_not_match_are_refused(second):
    with pytest.raises(EstimationError, match="these data cannot show which came first"):
        cross_lagged_bootstrap(FIRST, second, seed=1)


def test_too_few_matched_respondents_are_refused():
    with pytest.raises(EstimationError, match="5 respondents are matched"):
        cross_lagged_bootstrap(FIRST.iloc[:5], SECOND.iloc[:5], seed=1)
