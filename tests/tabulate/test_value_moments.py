from math import isnan, sqrt

import numpy as np
import pytest

from pipeline.tabulate.value_moments import mean_ratio, medians, spread_of, sum_ratio
from pipeline.tabulate.values import Values, read_values
from tests.tabulate.framed import framed

CODEBOOK = """
    {more}
    items: {{sector: {{column: S, options: [[fin, Finance], [media, Media]]}}, staff: {{column: N, type: number}}}}
    banners: [sector]
    """


def moments(tmp_path, drawing, weighting="none", more=""):
    with framed(tmp_path, CODEBOOK.format(more=more), drawing) as (engine, frame):
        values = read_values(engine, frame, "staff", weighting)
        ratio = mean_ratio(frame, values)
        return ratio, spread_of(values, ratio.share), medians(values)


SIMPLE = "S | N\n" + "\n".join(f"fin | {n}" for n in (1, 2, 3, 6)) + "\nmedia | 8"


def test_the_mean_of_a_simple_sample_has_its_usual_error(tmp_path):
    """1 2 3 6 8: mean 4, squares around it 9 4 1 4 16 = 34; s2 = 8.5, s2/5 = 1.7."""
    ratio, spread, median = moments(tmp_path, SIMPLE)
    assert ratio.share[0] == pytest.approx(4)
    assert ratio.variance[0] == pytest.approx(34 / 4 / 5)
    assert (ratio.df[0], spread[0], median[0]) == (4, pytest.approx(sqrt(8.5)), 3)


def test_a_column_is_a_domain_of_the_whole_sample(tmp_path):
    """Finance 1 2 3 6: mean 3, squares 14; V = 5/4 x 14 / 4^2, as all five are in the sample."""
    ratio, spread, median = moments(tmp_path, SIMPLE)
    assert (ratio.share[1], median[1]) == (3, 2.5)
    assert ratio.variance[1] == pytest.approx(5 / 4 * 14 / 16)
    assert spread[1] == pytest.approx(sqrt(14 / 3))


def test_one_respondent_has_a_mean_and_no_spread(tmp_path):
    ratio, spread, median = moments(tmp_path, SIMPLE)
    assert (ratio.share[2], median[2]) == (8, 8)
    assert isnan(spread[2])


def test_weights_count(tmp_path):
    """Weights .5 .5 2 of values 0 3 6: mean 13.5/3, squares of w (x - 4.5): 2.25^2 + .75^2 + 3^2 = 14.625."""
    drawing = "S | N | W\nfin | 0 | 1\nfin | 3 | 1\nfin | 6 | 4"
    ratio, _, median = moments(tmp_path, drawing, "firms", "weights: {firms: W}")
    assert ratio.share[0] == pytest.approx(4.5)
    assert ratio.variance[0] == pytest.approx(3 / 2 * 14.625 / 9)
    assert median[0] == 6


def test_a_company_is_one_draw(tmp_path):
    """Companies a (1 and 3), b 5, c 7: mean 4, totals of x - 4 are -4, 1, 3; V = 3/2 x 26 / 16."""
    drawing = "S | N | F\nfin | 1 | a\nmedia | 3 | a\nfin | 5 | b\nfin | 7 | c"
    ratio, _, _ = moments(tmp_path, drawing, more="company_id: F")
    assert (ratio.share[0], ratio.df[0]) == (4, 2)
    assert ratio.variance[0] == pytest.approx(3 / 2 * 26 / 16)


def test_strata_take_the_differences_between_them_out(tmp_path):
    """n: 1 3, s: 11 13: each has squares 2, so V = 2 x 2 x 2 / 16 = 0.5."""
    drawing = "S | N | H\nfin | 1 | n\nfin | 3 | n\nfin | 11 | s\nfin | 13 | s"
    ratio, _, _ = moments(tmp_path, drawing, more="design: {strata: H}")
    assert (ratio.share[0], ratio.variance[0], ratio.df[0]) == (7, pytest.approx(0.5), 2)


def test_large_values_lose_no_precision(tmp_path):
    drawing = "S | N\n" + "\n".join(f"fin | {1e9 + n}" for n in (1, 2, 3))
    ratio, spread, _ = moments(tmp_path, drawing)
    assert ratio.variance[0] == pytest.approx(1 / 3, rel=1e-9)
    assert spread[0] == pytest.approx(1, rel=1e-6)


@pytest.mark.parametrize(
    ("x", "w", "median"),
    [
        ([1, 2, 3], [1, 1, 1], 2),
        ([1, 2, 3, 4], [1, 1, 1, 1], 2.5),
        ([3, 1, 2], [5, 1, 1], 3),
        ([1, 5, 9], [1, 1, 2], 7),
        ([1, 5, 5, 9], [1, 1, 1, 1], 5),
        ([1, 5, 9], [1, 0, 1], 5),
        ([1, 2], [0, 0], None),
    ],
)
def test_half_the_weight_lies_at_or_below_the_median(x, w, median):
    ones = np.ones(len(x))
    zeros = np.zeros(len(x), dtype=int)
    values = Values(
        np.array(x, float), ones, ones, np.array(w, float), ones, zeros, zeros, zeros,
        is_member=np.ones((1, 1), bool), cells=np.zeros(1, dtype=int),
    )  # fmt: skip
    (found,) = medians(values)
    assert isnan(found) if median is None else found == median


def test_who_has_no_weight_is_none_of_those_a_spread_is_of(tmp_path):
    """R survey 4.1.1: sqrt(coef(svyvar(~x, svydesign(id = ~1, weights = ~w, data = d))))."""
    rows = [(x, 0 if x == 100 else 2 - x % 2) for x in (1, 2, 3, 4, 5, 6, 7, 8, 9, 100)]
    drawing = "S | N | W\n" + "\n".join(f"fin | {x} | {w}" for x, w in rows)
    spread = moments(tmp_path, drawing, "firms", "weights: {firms: W}")[1]
    assert spread[0] == pytest.approx(2.631174057921, rel=1e-9)


def test_a_sum_of_values_far_from_0_keeps_the_digits_of_its_error(tmp_path):
    """Equal weights leave the spread of what is beyond 100,000,000: V = 4 / 3 of its squares; R: SE(svytotal) 3.651."""
    drawing = "S | N\n" + "\n".join(f"fin | {10**8 + n}" for n in (0, 3, 1, 4))
    with framed(tmp_path, CODEBOOK.format(more=""), drawing) as (engine, frame):
        found = sum_ratio(frame, read_values(engine, frame, "staff", "none"))
    assert found.share[0] == 4 * 10**8 + 8
    assert found.variance[0] == pytest.approx(4 / 3 * (4 + 1 + 1 + 4), rel=1e-7)
