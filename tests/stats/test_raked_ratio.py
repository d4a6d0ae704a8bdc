import numpy as np
import pytest

from pipeline.stats.raked_ratio import RakingCells, raked_ratio, raked_ratio_by_psu
from pipeline.stats.totals import domain_ratio

# 40 respondents, two raking cells of 20; 14 and 4 say yes
CELLS = RakingCells(np.array([1.5, 0.5]), [[0, 1]])
W = np.array([[30.0, 10.0]])


def raked(yes, margins=CELLS, lonely="flag"):
    yes = np.asarray(yes, dtype=float)[None, :, None]
    w = np.array([1.5, 0.5])[None, :, None]
    base = np.array([20.0, 20.0])[None, :, None]
    sums, products = (w * base, w * yes), (w**2 * base, w**2 * yes, w**2 * yes)
    everybody = (w * base)[:, :, 0], (w**2 * base)[:, :, 0]
    return raked_ratio([40], [0], margins, everybody, sums, products, [[40]], lonely=lonely)


def test_post_stratification_leaves_the_variance_within_the_cells():
    """p = (30 * .7 + 10 * .2) / 40; V = 40/39 sum(w^2 n p q) / 40^2 over the cells."""
    ratio = raked([14, 4])
    within = 1.5**2 * 20 * 0.7 * 0.3 + 0.5**2 * 20 * 0.2 * 0.8
    assert ratio.share == pytest.approx([23 / 40])
    assert ratio.variance == pytest.approx([40 / 39 * within / 1600])


def test_an_answer_the_targets_decide_has_no_variance():
    ratio = raked([20, 0])
    assert ratio.share == pytest.approx([0.75])
    assert ratio.variance == pytest.approx([0], abs=1e-15)


def test_one_cell_with_factor_1_is_the_kernel():
    one = RakingCells(np.ones(1), [[0]])
    both = raked_ratio(
        [40],
        [0],
        one,
        ([[40.0]], [[40.0]]),
        ([[[40.0]]], [[[18.0]]]),
        ([[[40.0]]],) + ([[[18.0]]],) * 2,
        [[40]],
    )
    plain = domain_ratio([40], [0], [[40]], [[18]], [[40]], [[18]], [[18]], [[40]])
    assert both.variance == pytest.approx(plain.variance)
    assert both.df == plain.df


def test_clusters_of_one_respondent_are_respondents():
    cell = np.repeat([0, 1], 20)
    yes = np.r_[np.ones(14), np.zeros(6), np.ones(4), np.zeros(16)]
    w = CELLS.factors[cell]
    everybody = np.eye(2)[cell] * w[:, None]
    sums = everybody[:, :, None], (everybody * yes[:, None])[:, :, None]
    by_psu = raked_ratio_by_psu([40], [0], CELLS, np.zeros(40), everybody, sums, [[40]])
    assert by_psu.variance == pytest.approx(raked([14, 4]).variance)


def test_an_empty_base_is_missing():
    empty = raked_ratio([40], [0], CELLS, (W, W), (W[..., None] * 0,) * 2, (W[..., None] * 0,) * 3, [[0]])
    assert np.isnan([empty.share, empty.variance, empty.df]).all()
