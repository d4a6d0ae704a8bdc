import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.standardized_rates import standardized_rates


def test_media_leads_only_because_media_firms_are_big():
    """Both sectors: 10% of small and 60% of large firms; one mix gives one rate."""
    result = standardized_rates([[0.1, 0.6], [0.1, 0.6]], [[0.001, 0.002]] * 2, [0.7, 0.3])
    assert result.rates == pytest.approx([0.25, 0.25])
    assert np.diag(result.covariance) == pytest.approx([0.49 * 0.001 + 0.09 * 0.002] * 2)


def test_a_sector_without_large_firms_is_missing_and_says_how_much():
    result = standardized_rates([[0.1, np.nan], [0.1, 0.6]], [[0.001, np.nan], [0.001, 0.002]], [0.7, 0.3])
    assert np.isnan(result.rates[0])
    assert result.missing_mix.tolist() == [0.3, 0]
    assert np.isfinite(result.covariance[1, 1])
    assert np.isnan(result.covariance[0, 1])


def test_a_class_outside_the_mix_may_be_missing():
    assert standardized_rates([[0.1, np.nan]], [[0.001, np.nan]], [1.0, 0.0]).rates == pytest.approx([0.1])


def test_a_lonely_cell_leaves_the_rate_and_takes_its_error():
    result = standardized_rates([[0.1, 0.6]], [[0.001, np.nan]], [0.7, 0.3])
    assert result.rates == pytest.approx([0.25])
    assert np.isnan(result.covariance).all()


def test_a_mix_that_is_not_whole_is_an_error():
    with pytest.raises(EstimationError, match=r"sums to 0\.9"):
        standardized_rates([[0.1, 0.6]], [[0.001, 0.002]], [0.6, 0.3])
