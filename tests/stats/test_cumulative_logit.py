import numpy as np
import pytest

from pipeline.stats.cumulative_logit import category_scores, fit_cumulative, log_likelihood

X = np.array([[-1.0], [0.0], [1.0]])
MASS = np.array([[5.0, 3, 1], [3, 4, 3], [1, 3, 6]])


def test_the_scores_sum_to_nothing_at_the_maximum():
    fit = fit_cumulative(X, MASS)
    place = np.concatenate([fit.thresholds, fit.coefficients])
    assert np.einsum("ik,ikp->p", MASS, category_scores(X, place, 3)) == pytest.approx(np.zeros(3), abs=1e-10)


def test_the_scores_are_the_slopes_of_the_likelihood():
    place = np.array([-0.5, 0.8, 0.3])
    scores = np.einsum("ik,ikp->p", MASS, category_scores(X, place, 3))
    for i in range(3):
        step = 1e-5 * np.eye(3)[i]
        slope = (log_likelihood(X, MASS, place + step) - log_likelihood(X, MASS, place - step)) / 2e-5
        assert scores[i] == pytest.approx(slope, rel=1e-7)


def test_the_covariance_is_the_inverse_curvature():
    fit = fit_cumulative(X, MASS)
    place = np.concatenate([fit.thresholds, fit.coefficients])
    slopes = [np.einsum("ik,ikp->p", MASS, category_scores(X, place + step, 3)) for step in 1e-5 * np.eye(3)]
    assert np.linalg.inv(-np.array(slopes) / 1e-5) == pytest.approx(fit.covariance, rel=1e-3)


def test_without_columns_the_thresholds_are_the_logits_of_the_shares():
    fit = fit_cumulative(np.empty((1, 0)), np.array([[2.0, 3, 5]]))
    assert fit.thresholds == pytest.approx([np.log(0.2 / 0.8), 0.0])


def test_thresholds_out_of_order_are_impossible():
    assert log_likelihood(X, MASS, np.array([1.0, 0.0, 0.0])) == -np.inf


def test_separated_categories_have_no_maximum():
    assert fit_cumulative(X, np.diag([5.0, 5, 5])) is None
