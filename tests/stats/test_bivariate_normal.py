import numpy as np
import pytest

from pipeline.stats.bivariate_normal import bivariate_normal_cdf, bivariate_normal_density, cell_probabilities


def test_at_the_origin_it_is_sheppards_quarter_and_arcsine():
    for rho in (-0.9, 0.0, 0.3, 0.99):
        expected = 0.25 + np.arcsin(rho) / (2 * np.pi)
        assert bivariate_normal_cdf(0, 0, rho) == pytest.approx(expected, abs=1e-15)


def test_without_correlation_it_is_the_product():
    from scipy.special import ndtr

    h = np.array([-2.0, 0.0, 1.5])
    assert bivariate_normal_cdf(h, 0.7, 0.0) == pytest.approx(ndtr(h) * ndtr(0.7), abs=1e-16)


def test_it_is_scipys_quadrature():
    from scipy.stats import multivariate_normal

    for h, k, rho in [(-1, 0.5, 0.6), (1, 2, -0.8), (0, -1, 0.4), (-0.3, 0, -0.2)]:
        expected = multivariate_normal.cdf([h, k], cov=[[1, rho], [rho, 1]])
        assert bivariate_normal_cdf(h, k, rho) == pytest.approx(expected, abs=1e-8)


def test_the_density_is_nothing_at_infinity():
    assert bivariate_normal_density(np.inf, 0.0, 0.5) == 0


def test_cells_sum_to_one_and_their_derivatives_to_zero():
    for table, total in zip(
        cell_probabilities(np.array([-1.0, 0, 2]), np.array([0.5]), 0.4), (1, 0, 0), strict=True
    ):
        assert table.shape == (4, 2)
        assert table.sum() == pytest.approx(total, abs=1e-14)


def test_the_derivatives_are_the_slopes_of_the_probabilities():
    at = [
        cell_probabilities(np.array([-1.0, 0.3]), np.array([0.0, 1.0]), rho)
        for rho in (0.39999, 0.4, 0.40001)
    ]
    assert (at[2][0] - at[0][0]) / 2e-5 == pytest.approx(at[1][1], abs=1e-9)
    assert (at[2][1] - at[0][1]) / 2e-5 == pytest.approx(at[1][2], abs=1e-9)
