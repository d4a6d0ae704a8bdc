from math import isnan

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.controls import Control
from pipeline.stats.partial import partial_from_arrays
from pipeline.stats.pearson import pearson_from_arrays
from pipeline.stats.spearman import spearman_from_arrays
from pipeline.stats.specification import Specification, analysed, critical_correlation, estimate
from tests.reference.values import reference_data

PEOPLE = reference_data("bfi").astype(float)
X, Y, W = (PEOPLE[name].to_numpy() for name in ("C1", "A5", "education"))
OLDER = PEOPLE["age"].to_numpy() > 30
CONTROLS = PEOPLE[["gender", "age"]].to_numpy()


def test_without_choices_it_is_the_plain_correlation():
    assert estimate(Specification("plain", X, Y)) == spearman_from_arrays(X, Y)
    assert estimate(Specification("plain", X, Y, "pearson")) == pearson_from_arrays(X, Y)


def test_a_subgroup_and_weights_are_respected():
    found = estimate(Specification("older", X, Y, weights=W, include=OLDER))
    assert found == spearman_from_arrays(X[OLDER], Y[OLDER], W[OLDER])


@pytest.mark.parametrize("method", ["pearson", "spearman"])
def test_controls_make_it_partial(method):
    found = estimate(Specification("partial", X, Y, method, W, None, CONTROLS, ("gender", "age")))
    controls = [Control("gender", CONTROLS[:, 0]), Control("age", CONTROLS[:, 1])]
    expected = partial_from_arrays(X, Y, controls, W, is_rank=method == "spearman")
    assert found.estimate == pytest.approx(expected.estimate, rel=1e-12)
    assert found.df == expected.df


def test_the_sample_is_who_has_everything():
    x, y = np.array([1, np.nan, 3, 4, 5]), np.array([1, 2, np.nan, 4, 5])
    one = Specification(
        "", x, y, weights=np.array([1, 1, 1, 0, 2.0]), include=np.array([1, 1, 1, 1, 1], bool)
    )
    assert one.sample().tolist() == [True, False, False, False, True]
    assert one.mass().tolist() == [1, 0, 0, 0, 2]


def test_the_columns_analysed_are_centred_and_constants_are_zero():
    columns, w = analysed(Specification("", X, np.full(400, 0.1), "pearson", W))
    assert w @ columns[:, 0] == pytest.approx(0, abs=1e-9)
    assert (columns[:, 1] == 0).all()


def test_the_critical_correlation_is_just_significant():
    one = Specification("", X, Y)
    critical = critical_correlation(one, confidence=0.95)
    t = critical * np.sqrt(398 / (1 - critical**2))
    assert t == pytest.approx(1.965942324003838)


def test_an_outcome_of_nobody_is_not_estimable():
    assert isnan(estimate(Specification("", X, np.full(400, np.nan))).estimate)


def test_controls_without_names_are_refused():
    with pytest.raises(EstimationError, match="2 controls with 0 names"):
        estimate(Specification("age", X, Y, controls=CONTROLS))
