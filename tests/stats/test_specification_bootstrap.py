import numpy as np
import pytest

from pipeline.stats.controls import Control
from pipeline.stats.partial import partial_from_arrays
from pipeline.stats.specification import Specification
from pipeline.stats.specification_bootstrap import null_correlations
from tests.reference.values import reference_data

PEOPLE = reference_data("bfi").astype(float)
X, Y, W = (PEOPLE[name].to_numpy() for name in ("C1", "A5", "education"))
AGE = PEOPLE[["age"]].to_numpy()


def test_resamples_centre_on_no_relation():
    curve = [
        Specification("plain", X, Y, "pearson"),
        Specification("partial", X, Y, "spearman", W, None, AGE, ("age",)),
    ]
    drawn = null_correlations(curve, 2000, np.random.default_rng(1))
    # the mean of 2,000 correlations of 400 respondents has a Monte-Carlo error of about .0012
    assert drawn.mean(0) == pytest.approx([0, 0], abs=0.005)
    assert drawn.std(0) == pytest.approx([0.05, 0.055], abs=0.01)


def test_each_replicate_is_the_partial_correlation_of_its_respondents():
    one = Specification("partial", X, Y, "pearson", None, None, AGE, ("age",))
    found = null_correlations([one], 3, np.random.default_rng(5))[:, 0]
    draw = np.random.default_rng(5)
    times = [np.bincount(draw.integers(400, size=400), minlength=400) for _ in range(3)]
    design = np.column_stack([np.ones(400), X, AGE[:, 0]])
    y = Y - np.linalg.lstsq(design, Y, rcond=None)[0][1] * X
    for time, estimate in zip(times, found, strict=True):
        x_, y_, age = (np.repeat(v, time) for v in (X, y, AGE[:, 0]))
        # the ridge that guards against empty categories costs the ninth digit
        assert estimate == pytest.approx(
            partial_from_arrays(x_, y_, [Control("age", age)]).estimate, abs=1e-8
        )


def test_a_control_that_a_resample_leaves_constant_does_no_harm():
    rare = np.eye(1, 400, 7).T
    one = Specification("rare", X, Y, "pearson", None, None, rare, ("rare",))
    drawn = null_correlations([one], 50, np.random.default_rng(1))
    assert np.isfinite(drawn).all()
    assert (np.abs(drawn) < 0.3).all()
