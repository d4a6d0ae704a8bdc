import pytest

from pipeline.stats.mcnemar import mcnemar_test


def test_only_respondents_who_chose_one_count():
    test = mcnemar_test([15, 0], [5, 0], method="asymptotic")
    assert test.statistic == pytest.approx([5.0, 0.0])
    assert test.p_value[1] == 1


def test_exact_is_twice_the_binomial_tail_and_at_most_1():
    assert mcnemar_test(1, 6).p_value == pytest.approx(2 * (1 + 7) / 2**7)
    assert mcnemar_test(4, 4).p_value == 1
    assert mcnemar_test(0, 0).p_value == 1


def test_the_mid_p_value_counts_the_observed_outcome_half():
    """Fagerland 2013's airway data: 1 and 7 respondents, exact .0703, mid-p .0391."""
    assert float(mcnemar_test(1, 7).p_value) == pytest.approx(0.0703, abs=5e-5)
    assert float(mcnemar_test(1, 7, method="mid_p").p_value) == pytest.approx(0.0391, abs=5e-5)
