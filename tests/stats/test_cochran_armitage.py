import numpy as np
import pytest

from pipeline.stats.chi2 import chi2_test
from pipeline.stats.cochran_armitage import cochran_armitage


def test_two_waves_have_pearsons_chi_square():
    trend = cochran_armitage([30, 50], [100, 120])
    assert trend.statistic == pytest.approx(chi2_test([[30, 50], [70, 70]]).statistic)
    assert trend.slope == pytest.approx(50 / 120 - 30 / 100)


def test_a_wave_without_respondents_is_left_out():
    padded = cochran_armitage([30, 0, 50], [100, 0, 120], scores=[1, 2, 3])
    plain = cochran_armitage([30, 50], [100, 120], scores=[1, 3])
    assert padded.p_value == pytest.approx(float(plain.p_value))


def test_nobody_everybody_or_one_wave_has_no_trend():
    trend = cochran_armitage([[0, 0], [9, 9], [3, 0]], [[9, 9], [9, 9], [9, 0]])
    assert np.isnan(trend.p_value).all()


def test_where_the_scores_start_does_not_matter():
    early, late = (
        cochran_armitage([3, 5, 9], [20, 20, 20], scores=s) for s in ([1, 2, 3], [2021, 2022, 2023])
    )
    assert early.p_value == pytest.approx(float(late.p_value))
