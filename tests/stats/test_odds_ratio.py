import numpy as np
import pytest

from pipeline.stats.odds_ratio import odds_ratio


def test_the_odds_ratio_and_woolfs_interval_by_hand():
    ratio = odds_ratio([[10, 20], [5, 40]])
    error = (1 / 10 + 1 / 20 + 1 / 5 + 1 / 40) ** 0.5
    assert ratio.estimate == pytest.approx(4)
    assert np.log(ratio.interval.high / 4) == pytest.approx(1.959963984540054 * error)
    assert not ratio.is_corrected


def test_a_zero_cell_is_corrected_and_says_so():
    ratio = odds_ratio([[10, 0], [5, 40]])
    assert ratio.estimate == pytest.approx(10.5 * 40.5 / (0.5 * 5.5))
    assert ratio.is_corrected


def test_an_empty_row_or_column_has_no_odds_ratio():
    ratio = odds_ratio([[[0, 0], [5, 40]], [[0, 3], [0, 4]]])
    assert np.isnan(ratio.estimate).all()
    assert np.isnan(ratio.interval.low).all()
    assert not ratio.is_corrected.any()
