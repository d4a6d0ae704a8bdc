from math import inf

import numpy as np
import pytest

from pipeline.stats.absorbed import absorb, best_ratio, solve

GROUPS = [
    np.array([[1.0, 1, 3], [1, 2, 4]]),
    np.array([[1.0, 0, 1], [1, 5, 6], [1, 1, 1]]),
    np.array([[1.0, 3, 9]]),
]
PRODUCTS = np.array([z.T @ z for z in GROUPS])
Z = np.vstack(GROUPS)
MEMBER = np.repeat(np.eye(3), [2, 3, 1], axis=0)


def test_sums_of_groups_are_those_of_the_inverse_covariance_of_rows():
    inverse = np.linalg.inv(np.eye(6) + 0.7 * MEMBER @ MEMBER.T)
    assert absorb(PRODUCTS, 0.7) == pytest.approx(Z.T @ inverse @ Z)


def test_an_infinite_ratio_leaves_deviations_from_group_means():
    away = Z - MEMBER @ np.linalg.pinv(MEMBER) @ Z
    assert absorb(PRODUCTS, inf) == pytest.approx(away.T @ away, abs=1e-12)


def test_a_ratio_of_zero_is_least_squares():
    solved = solve(PRODUCTS, 0.0)
    beta, squares, *_ = np.linalg.lstsq(Z[:, :2], Z[:, 2], rcond=None)
    assert solved.coefficients == pytest.approx(beta)
    assert solved.squares == pytest.approx(squares[0])


def test_groups_that_differ_less_than_chance_have_a_ratio_of_zero():
    alike = np.array([z.T @ z for z in [np.array([[1.0, 0], [1, 2]])] * 6])
    assert best_ratio(alike) == 0


def test_a_balanced_design_has_the_ratio_of_its_mean_squares():
    values = np.array([[1.0, 2], [4, 6], [9, 8], [3, 5], [7, 7]])
    products = np.array([[[2, v.sum()], [v.sum(), v @ v]] for v in values])
    between = 2 * values.mean(1).var(ddof=1)
    within = values.var(axis=1, ddof=1).mean()
    assert best_ratio(products) == pytest.approx((between - within) / 2 / within, rel=1e-9)


def test_an_exact_fit_has_no_variance_to_divide():
    exact = np.array([z.T @ z for z in [np.array([[1.0, 0, 1], [1, 2, 5], [1, 3, 7]])] * 5])
    assert best_ratio(exact) == 0
