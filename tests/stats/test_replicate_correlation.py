from math import isnan

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.replicate_correlation import replicate_correlation
from pipeline.stats.replicates import jackknife
from tests.reference.values import reference, reference_data

R = reference("replicate_correlation")


def jackknifed(columns, weights, strata, **choices):
    made = jackknife(strata)
    replicas = np.asarray(weights)[:, None] * made.factors
    precision = {"scale": made.scale, "rscales": made.rscales, "df": made.df}
    return replicate_correlation(columns, weights, replicas, **precision, **choices)


@pytest.mark.parametrize("method", ["spearman", "pearson"])
def test_it_is_the_survey_packages_with_replicates(method):
    schools = reference_data("apistrat")
    found = jackknifed(schools[["api00", "ell"]], schools["pw"], schools["stype"], method=method)
    assert found.estimate == pytest.approx(R[method], rel=1e-12)
    assert found.std_error == pytest.approx(R[f"{method}_se"], rel=1e-10)
    assert (found.df, found.interval_method) == (197, "replicate_fisher")
    assert found.low < found.estimate < found.high


def test_a_respondent_without_an_answer_is_in_no_replicate():
    schools = reference_data("apistrat")
    pair = schools[["api00", "ell"]].astype(float)
    pair.iloc[0, 0] = np.nan
    found = jackknifed(pair, schools["pw"], schools["stype"])
    others = schools["pw"].iloc[1:]
    assert found.effective_base == pytest.approx(others.sum() ** 2 / (others**2).sum())


def test_a_replicate_without_spread_leaves_the_estimate():
    found = jackknifed([[1, 1], [1, 2], [1, 3], [2, 4]], np.ones(4), np.zeros(4))
    assert found.estimate > 0
    assert isnan(found.std_error)
    assert found.interval_method is None


def test_a_constant_and_nobody_are_not_estimable():
    assert jackknifed([[1, 1], [1, 2], [1, 3], [1, 4]], np.ones(4), np.zeros(4)).flag == "not_estimable"
    assert jackknifed(np.full((4, 2), np.nan), np.ones(4), np.zeros(4)).flag == "not_estimable"


def test_a_perfect_order_is_a_point():
    found = jackknifed([[1, 1], [2, 2], [3, 4], [4, 9]], np.ones(4), np.zeros(4))
    assert (found.estimate, found.low, found.high, found.flag) == (1, 1, 1, "boundary")


def test_weights_of_other_respondents_are_refused():
    with pytest.raises(EstimationError, match="do not fit together"):
        replicate_correlation(np.ones((4, 2)), np.ones(3), np.ones((3, 2)), scale=1, df=1)
