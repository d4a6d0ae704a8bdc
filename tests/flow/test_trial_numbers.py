"""What a setting does to a table's rows, by hand."""

import pytest

from pipeline.flow.trial_numbers import restated
from pipeline.stats.jeffreys import jeffreys_interval
from tests.drawn import table

RATES = """
    item   | universe | share | effective_base | unweighted_base | df | interval_method | flag
    -------+----------+-------+----------------+-----------------+----+-----------------+---------------------
    sector | all      | 0.25  | 40             | 40              |    | wilson          | model_based
    sector | users    | 0.50  | 20             | 20              |    | wilson          | low_base model_based
"""


def rates():
    return table(RATES).assign(df=float("nan"), flag=lambda rows: rows["flag"].fillna(""))


def test_only_the_universe_that_was_asked_for_is_kept():
    assert restated("rates", rates(), (0.95, "wilson", 30, "users"))["share"].tolist() == [0.5]


def test_a_larger_minimum_base_flags_more_and_a_smaller_one_less():
    assert restated("rates", rates(), (0.95, "wilson", 50, "all"))["flag"].tolist() == [
        "low_base model_based"
    ]
    assert restated("rates", rates(), (0.95, "wilson", 10, "users"))["flag"].tolist() == ["model_based"]


def test_an_interval_is_that_of_its_method_on_the_effective_base():
    found = restated("rates", rates(), (0.9, "jeffreys", 30, "all")).iloc[0]
    wanted = jeffreys_interval(0.25, 40, confidence=0.9)
    assert (found["share_low"], found["share_high"]) == pytest.approx((float(wanted.low), float(wanted.high)))
    assert (found["confidence"], found["interval_method"]) == (0.9, "jeffreys")
