import numpy as np
import pytest

from pipeline.stats.clopper_pearson import clopper_pearson_interval


def test_nobody_of_20_could_be_17_percent():
    interval = clopper_pearson_interval(0, 20)
    assert interval.low == 0
    assert interval.high == pytest.approx(1 - 0.025 ** (1 / 20), rel=1e-12)


def test_both_ends_turn_round_with_the_answer():
    yes, no = clopper_pearson_interval(0.15, 20), clopper_pearson_interval(0.85, 20)
    assert yes.low == pytest.approx(1 - no.high, rel=1e-12)


def test_no_base_has_no_interval():
    interval = clopper_pearson_interval([0.5, np.nan, 0.5], [0, 20, np.nan])
    assert np.isnan(interval.low).all()
    assert np.isnan(interval.high).all()
