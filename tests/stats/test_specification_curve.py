from math import isnan, sqrt

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.specification import Specification
from pipeline.stats.specification_curve import specification_curve
from tests.reference.values import reference_data

PEOPLE = reference_data("bfi").astype(float)
CARE, KIND = ([PEOPLE[f"{letter}{i}"].to_numpy() for i in (1, 2, 3)] for letter in "CA")
AGE = PEOPLE[["age"]].to_numpy()


def curve(scores, outcomes, **choices):
    return [
        Specification(f"{i}{j}", x, y, **choices)
        for i, x in enumerate(scores)
        for j, y in enumerate(outcomes)
    ]


def test_a_relation_that_is_there_is_found_whatever_the_choices():
    found = specification_curve(curve(KIND[1:], [PEOPLE["A5"].to_numpy()]), seed=1)
    assert found.share_same_sign == found.share_significant == 1
    assert found.median_p_value == 1 / 501
    assert found.significant_p_value < 0.02
    assert found.null == "permutation"


def test_the_median_is_that_of_the_estimates():
    found = specification_curve(curve(CARE, KIND), seed=1, replicates=50)
    assert found.median == np.median([one.estimate for one in found.estimates])
    assert len(found.estimates) == 9


def test_controls_impose_the_null_by_bootstrap():
    controlled = curve(CARE, KIND, controls=AGE, control_names=("age",))
    found = specification_curve([*curve(CARE, KIND), *controlled], seed=1, replicates=100)
    assert found.null == "bootstrap"
    assert len(found.estimates) == 18


def test_the_same_seed_gives_the_same_curve():
    runs = [specification_curve(curve(CARE, KIND[:1]), seed=s, replicates=60) for s in (2, 2)]
    assert runs[0] == runs[1]


def test_what_cannot_be_estimated_is_counted_and_left_out():
    constant = Specification("constant", np.full(400, 3.0), KIND[0])
    found = specification_curve([constant, *curve(CARE[:1], KIND)], seed=1, replicates=50)
    assert (found.not_estimable, len(found.estimates)) == (1, 4)
    assert isnan(found.estimates[0].estimate)
    assert not isnan(found.median)


def test_nothing_estimable_is_flagged():
    found = specification_curve([Specification("constant", np.full(400, 3.0), KIND[0])], seed=1)
    assert isnan(found.median_p_value)
    assert found.flag == "not_estimable"


def test_different_respondents_are_refused():
    with pytest.raises(EstimationError, match=r"\[10, 400\] respondents"):
        specification_curve(
            [Specification("", CARE[0], KIND[0]), Specification("", CARE[0][:10], KIND[0][:10])], seed=1
        )


@pytest.mark.parametrize("with_controls", [False, True])
def test_the_joint_test_holds_its_level(with_controls):
    """200 studies of 60 without any relation, 8 correlated specifications each, tested at 10%."""
    draw, rejected = np.random.default_rng(11), 0
    for study in range(200):
        truth = draw.normal(size=60)
        scores = [np.round(truth + draw.normal(size=60)) for _ in range(2)]
        other = draw.normal(size=60)
        outcomes = [np.round(other + draw.normal(size=60)) for _ in range(2)]
        half = (
            {"controls": draw.normal(size=(60, 1)), "control_names": ("c",)}
            if with_controls
            else {"include": truth < 1}
        )
        specs = [*curve(scores, outcomes, method="pearson"), *curve(scores, outcomes, **half)]
        rejected += specification_curve(specs, seed=study, replicates=99).median_p_value <= 0.1
    # the resampled null is asymptotic: a margin of .03 beside three Monte-Carlo errors of sqrt(.09 / 200)
    assert abs(rejected / 200 - 0.1) < 3 * sqrt(0.09 / 200) + (0.03 if with_controls else 0)
