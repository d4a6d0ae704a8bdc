import numpy as np
import pytest

from pipeline.stats.chi2 import chi2_test
from pipeline.stats.multiple_response import multiple_response_test
from pipeline.stats.totals import total_covariance


def set_test(answers, sector, order=1):
    """From 0/1 answers (n, J) and the sector of each respondent, as a simple random sample."""
    member = (sector[:, None] == np.unique(sector)) * 1.0
    counts = answers.T @ member
    rows = np.hstack([member, (answers[:, :, None] * member[:, None, :]).reshape(len(sector), -1)])
    totals = total_covariance([len(sector)], [0], rows.sum(axis=0)[None], (rows.T @ rows)[None])
    return multiple_response_test(
        member.sum(axis=0), counts, totals.covariance, n=len(sector), df=np.inf, order=order
    )


def draw(generator, n=120):
    """Three correlated options that do not depend on which of three sectors the respondent is in."""
    taste = generator.normal(size=(n, 1))
    return (taste + generator.normal(size=(n, 3)) > [0.0, 0.3, 0.8]) * 1.0, generator.integers(0, 3, n)


def test_it_adds_the_chi_squares_of_the_options():
    answers, sector = draw(np.random.default_rng(1))
    tables = [
        np.array([[np.sum((a == v) & (sector == s)) for s in range(3)] for v in (0, 1)]) for a in answers.T
    ]
    expected = sum(chi2_test(table, simulate=False).statistic for table in tables)
    assert set_test(answers, sector).pearson == pytest.approx(expected, rel=1e-10)


def test_one_option_is_pearsons_test_but_for_the_estimate_of_its_mean():
    answers, sector = draw(np.random.default_rng(2), n=4000)
    test = set_test(answers[:, :1], sector)
    assert test.df1 == 2
    assert 2 * test.statistic == pytest.approx(test.pearson, rel=2e-3)


def test_options_that_say_the_same_count_once_in_the_second_order():
    answers, sector = draw(np.random.default_rng(3))
    one, thrice = (set_test(np.repeat(answers[:, :1], times, axis=1), sector, order=2) for times in (1, 3))
    assert thrice.p_value == pytest.approx(one.p_value, rel=1e-9)
    assert thrice.df1 == pytest.approx(one.df1)


def test_under_independence_it_rejects_as_often_as_it_says():
    """1,000 seeded samples at the 5% level; the Monte-Carlo error of each rate is .7 points."""
    generator = np.random.default_rng(20240601)
    samples = [draw(generator) for _ in range(1000)]
    second = np.mean([set_test(*sample, order=2).p_value < 0.05 for sample in samples])
    assert second == pytest.approx(0.05, abs=0.02)


def test_an_option_nobody_chose_is_left_out_and_an_empty_set_is_missing():
    answers, sector = draw(np.random.default_rng(4))
    padded = np.hstack([answers, np.zeros((120, 1))])
    assert set_test(padded, sector).p_value == pytest.approx(set_test(answers, sector).p_value)
    assert np.isnan(set_test(np.zeros((120, 2)), sector).p_value)
