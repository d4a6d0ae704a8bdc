from math import sqrt

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.impute import impute
from pipeline.stats.pearson import pearson_from_arrays
from pipeline.stats.rubin import rubin_correlation
from tests.reference.values import reference_data

ITEMS = ["A2", "A3", "A4", "A5"]
PEOPLE = reference_data("bfi")[ITEMS].to_numpy(float)


def with_holes(seed=1):
    holes = PEOPLE.copy()
    holes[np.random.default_rng(seed).random(PEOPLE.shape) < 0.15] = np.nan
    return holes


def test_what_was_answered_stays_and_what_was_not_is_an_answer_somebody_gave():
    holes = with_holes()
    filled = impute(holes, ITEMS, imputations=3, seed=1)
    known = ~np.isnan(holes)
    assert all((one[known] == holes[known]).all() for one in filled)
    assert np.isin(filled, [1, 2, 3, 4, 5, 6]).all()


def test_imputations_differ_where_answers_are_missing():
    filled = impute(with_holes(), ITEMS, imputations=2, seed=1)
    gaps = np.isnan(with_holes())
    assert 0.3 < (filled[0][gaps] != filled[1][gaps]).mean() < 0.95


def test_the_same_seed_gives_the_same_numbers():
    holes = with_holes()
    runs = [impute(holes, ITEMS, imputations=2, sweeps=2, seed=s) for s in (3, 3, 4)]
    assert (runs[0] == runs[1]).all()
    assert (runs[0] != runs[2]).any()


def test_missing_by_what_was_answered_is_put_right():
    """y is missing more often where x is high: complete cases understate its mean, imputation does not."""
    draw, bias_complete, bias_imputed = np.random.default_rng(2), [], []
    for study in range(40):
        x = draw.normal(size=200)
        y = 0.7 * x + sqrt(1 - 0.49) * draw.normal(size=200)
        seen = np.where(draw.random(200) < 1 / (1 + np.exp(-x)), np.nan, y)
        filled = impute(np.column_stack([x, seen]), ["x", "y"], imputations=5, seed=study)
        bias_complete.append(np.nanmean(seen) - y.mean())
        bias_imputed.append(filled[:, :, 1].mean() - y.mean())
    assert np.mean(bias_complete) < -0.2
    # Monte-Carlo error .08 / sqrt(40); the nearest donors at the edge leave .03, in R's mice as well
    assert abs(np.mean(bias_imputed) + 0.03) < 3 * 0.08 / sqrt(40)


def test_correlations_of_imputations_pool_to_near_the_truth():
    filled = impute(with_holes(), ITEMS, imputations=20, seed=1)
    found = rubin_correlation([pearson_from_arrays(one[:, 0], one[:, 3]).estimate for one in filled], 400)
    assert found.low < pearson_from_arrays(PEOPLE[:, 0], PEOPLE[:, 3]).estimate < found.high
    assert 0.05 < found.missing_information < 0.6


def test_a_constant_or_doubled_column_does_no_harm():
    holes = with_holes()
    filled = impute(
        np.column_stack([holes, PEOPLE[:, 1], np.ones(400)]), [*ITEMS, "again", "one"], imputations=2, seed=1
    )
    assert not np.isnan(filled).any()


def test_a_question_nobody_answered_is_named():
    with pytest.raises(EstimationError, match="'A3' was answered by nobody"):
        impute([[1, np.nan], [2, np.nan]], ["A2", "A3"], seed=1)


def test_one_imputation_is_refused():
    with pytest.raises(EstimationError, match="1 imputation"):
        impute(with_holes(), ITEMS, imputations=1, seed=1)
