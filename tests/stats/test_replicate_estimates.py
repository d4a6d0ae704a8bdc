from math import atanh, tanh

import numpy as np
import pytest

from pipeline.stats.correlation import quantile
from pipeline.stats.replicate_estimates import from_replicates


def test_the_error_is_the_scaled_root_of_squared_deviations_from_the_estimate_itself():
    """By hand: deviations .1, -.1, 0 around .5, jackknife of three PSUs, scale 2/3: sqrt(.02 * 2 / 3)."""
    found = from_replicates(np.array([0.5, 0.6, 0.4, 0.5]), 90.0, scale=2 / 3, rscales=1.0, df=2.0)
    error = (0.02 * 2 / 3) ** 0.5
    assert (found.estimate, found.std_error) == pytest.approx((0.5, error))
    half = quantile(0.975, df=2.0) * error / (1 - 0.25)
    assert (found.low, found.high) == pytest.approx((tanh(atanh(0.5) - half), tanh(atanh(0.5) + half)))
    assert found.interval_method == "replicate_fisher"


def test_without_degrees_of_freedom_there_is_no_interval():
    found = from_replicates(np.array([0.5, 0.6, 0.4]), 9.0, scale=0.5, rscales=1.0, df=0.0)
    assert np.isnan(found.low)
    assert found.interval_method is None
