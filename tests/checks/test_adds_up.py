"""Counts that do not add up are found before anybody reads them."""

import pytest

from pipeline.checks.adds_up import respondents_add_up, shares_add_up, weights_average_one
from tests.drawn import table


def test_eighteen_rows_in_are_twelve_kept_and_six_excluded(right):
    found = respondents_add_up(right)
    assert (found.rows, found.said) == (0, "18 rows in = 12 kept + 6 excluded")


def test_a_respondent_who_got_lost_on_the_way_is_missed(having, right):
    respondents = right.tables.load("respondents").iloc[1:]
    found = respondents_add_up(having(respondents=respondents))
    assert set(found.keys) == {"exported=18", "read=18", "responded=18"}


def test_an_exclusion_needs_a_reason(having, right):
    respondents = right.tables.load("respondents").assign(exclusion_reason=None)
    assert respondents_add_up(having(respondents=respondents)).keys == ("unexplained=6",)


def test_shares_of_a_single_response_item_sum_to_one(right):
    assert shares_add_up(right).is_clean


SHARES = """
    item      | item_kind | option          | banner | base_kind | unweighted_base | unweighted_count | share
    ----------+-----------+-----------------+--------+-----------+-----------------+------------------+------
    country   | asked     | uk              | total  | asked     | 10              | 6                | 0.6
    country   | asked     | missing:refused | total  | asked     | 10              | 1                | 0.1
    country   | asked     | us              | total  | asked     | 10              | 2                | 0.2
    sector    | asked     | fin             | sector | asked     |                 |                  |
    uses      | asked     | sales           | total  | answered  | 10              | 2                | 0.2
    platforms | asked     | facebook        | total  | asked     | 10              | 9                | 0.9
    platforms | net       | public          | total  | asked     | 10              | 9                | 0.9
"""


def drawn_rates():
    return table(SHARES).assign(universe="all", banner_option="all", weighting="none")


def test_a_tenth_that_is_in_no_option_is_missed_and_only_there(having):
    found = shares_add_up(having(rates=drawn_rates()))
    assert found.keys == ("item=country, universe=all, banner=total, banner_option=all, weighting=none",)


def test_a_count_above_its_base_is_wrong_whatever_the_item(having):
    rates = drawn_rates()
    rates.loc[4, "unweighted_count"] = 11
    assert any("item=uses" in key for key in shares_add_up(having(rates=rates)).keys)


def test_each_weight_has_mean_one(right):
    assert weights_average_one(right).is_clean


@pytest.mark.parametrize("factor", [1.001, -1])
def test_a_weight_with_another_mean_is_named(having, right, factor):
    weights = right.tables.load("weights").query("weighting == 'raked'")
    weights = weights.assign(weight=weights["weight"].astype(float) * factor)
    assert weights_average_one(having(weights=weights)).keys == ("weighting=raked",)


def test_a_kept_respondent_without_a_weight_is_missed(having, right):
    weights = right.tables.load("weights").query("weighting == 'firms'")
    pairs = weights.assign(weight=1.0).iloc[:-1]
    assert weights_average_one(having(weights=pairs)).keys == ("weighting=firms",)
