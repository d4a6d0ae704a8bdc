"""Weights are respondents'; what they had to meet is published."""

from pipeline.contract import TABLES


def test_a_weight_is_a_decimal_so_that_its_sums_do_not_depend_on_their_order():
    assert TABLES["weights"].types["weight"] == "DECIMAL(18, 9)"
    assert TABLES["weights"].is_private


def test_a_target_stands_between_what_was_and_what_became():
    table = TABLES["weight_margins"]
    assert not table.is_private
    assert {"target_share", "unweighted_share", "weighted_share"} <= set(table.types)
