import pytest

from pipeline.errors import EstimationError
from pipeline.stats.disclosure_rules import (
    breaks_p_percent,
    is_dominated,
    p_percent_protection,
    rounded_to,
    too_few_contributors,
)


def test_under_five_contributors_are_too_few():
    assert too_few_contributors([0, 4, 5]).tolist() == [True, True, False]
    assert too_few_contributors([9, 10], minimum=10).tolist() == [True, False]


def test_the_second_firm_must_not_know_the_first_to_ten_percent():
    """X 1000, x1 800: the others give 200 - x2; under 80 the second firm knows the first to 10%."""
    assert breaks_p_percent(1000, 800, [119, 120, 121]).tolist() == [False, False, True]
    assert p_percent_protection(1000, 800, [100, 150]).tolist() == [0, 30]


def test_a_single_firm_and_two_firms_break_the_rule_and_none_does_not():
    assert breaks_p_percent([50, 50, 0], [50, 30, 0], [0, 20, 0]).tolist() == [True, True, False]


def test_rounding_of_sums_of_money_does_not_break_the_rule():
    assert not breaks_p_percent(0.1 + 0.2, 0.1 + 0.2, 0.0, percent=0)


def test_dominance():
    assert is_dominated(1000, [850, 851]).tolist() == [False, True]
    assert not is_dominated(0, 0)


def test_negative_contributions_are_an_error():
    with pytest.raises(EstimationError, match="negative"):
        breaks_p_percent(10, 20, -10)


def test_rounding_to_a_base():
    assert rounded_to([0, 2, 3, 7.5, 12, -3], 5).tolist() == [0, 0, 5, 10, 10, -5]
    with pytest.raises(EstimationError, match="multiples of 0"):
        rounded_to([1], 0)
