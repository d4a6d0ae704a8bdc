import numpy as np
import pytest

from pipeline.stats.one_factor import fit_one_factor


def test_a_matrix_made_by_one_factor_gives_its_loadings_back():
    loadings, uniquenesses = np.array([1.0, 0.5, 2.0, 0.8]), np.array([1.0, 0.3, 0.5, 2.0])
    fit = fit_one_factor(np.outer(loadings, loadings) + np.diag(uniquenesses))
    assert fit.loadings == pytest.approx(loadings, rel=1e-10)
    assert fit.uniquenesses == pytest.approx(uniquenesses, rel=1e-10)


def test_an_item_that_runs_against_the_rest_has_a_negative_loading():
    loadings = np.array([1.0, 1.0, 1.0, -0.7])
    assert fit_one_factor(np.outer(loadings, loadings) + np.eye(4)).loadings == pytest.approx(loadings)


def test_three_items_are_fitted_exactly():
    sample = np.array([[1.0, 0.5, 0.4], [0.5, 1.0, 0.3], [0.4, 0.3, 1.0]])
    fit = fit_one_factor(sample)
    assert np.outer(fit.loadings, fit.loadings) + np.diag(fit.uniquenesses) == pytest.approx(sample)


@pytest.mark.parametrize(
    "sample",
    [
        np.array([[1.0, 0.9, 0.9], [0.9, 1.0, 0.6], [0.9, 0.6, 1.0]]),  # Heywood: .9 * .9 / .6 > 1
        np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.5], [0.0, 0.5, 1.0]]),  # the third loading could be any
        np.array([[1.0, 0.5], [0.5, 1.0]]),
        np.diag([1.0, 1.0, 0.0]),
        np.ones((3, 3)),
    ],
)
def test_what_one_factor_does_not_determine_is_not_estimable(sample):
    fit = fit_one_factor(sample)
    assert np.isnan(fit.loadings).all()
    assert fit.flag == "not_estimable"
