import numpy as np
import pytest

from pipeline.stats.logistic import fit_logistic

X = np.column_stack([np.ones(4), [-1.5, -0.5, 0.5, 1.5]])


def test_a_two_by_two_table_gives_its_log_odds_ratio_and_woolfs_variance():
    columns = np.array([[1.0, 0], [1, 1]])
    fit = fit_logistic(columns, np.array([10.0, 30]), np.array([40.0, 50]))
    assert fit.coefficients == pytest.approx([np.log(10 / 30), np.log(30 / 20 / (10 / 30))])
    assert fit.covariance[1, 1] == pytest.approx(1 / 10 + 1 / 30 + 1 / 30 + 1 / 20)


def test_it_is_statsmodels_binomial_model():
    from statsmodels.api import GLM, families

    successes, totals = np.array([1.0, 2, 6, 8]), np.array([9.0, 7, 10, 9])
    fit = fit_logistic(X, successes, totals)
    theirs = GLM(np.column_stack([successes, totals - successes]), X, family=families.Binomial()).fit(
        tol=1e-14
    )
    assert fit.coefficients == pytest.approx(theirs.params, rel=1e-10)
    # statsmodels takes its information one step before the end
    assert np.sqrt(np.diag(fit.covariance)) == pytest.approx(theirs.bse, rel=1e-7)


def test_a_part_of_the_outcome_that_is_separated_has_no_maximum():
    columns = np.column_stack([np.ones(3), [0.0, 0, 1], [0.0, 1, 0]])
    assert fit_logistic(columns, np.array([3.0, 4, 9]), np.full(3, 9.0)) is None


@pytest.mark.parametrize("successes", [[0, 0, 9, 9], [0, 0, 0, 9], [9, 9, 9, 9]])
def test_separation_has_no_maximum(successes):
    assert fit_logistic(X, np.array(successes, float), np.full(4, 9.0)) is None
