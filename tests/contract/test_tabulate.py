"""Columns that other programs rely on, and what makes a row of the tabulate stage unique."""

from pipeline.contract import TABLES

RATES = """
    item item_kind item_label option option_label option_order universe banner banner_option
    banner_option_label column_letter weighting base_kind unweighted_base unweighted_count
    weighted_base weighted_count effective_base share std_error df confidence share_low share_high
    interval_method design_effect letters evidence flag
"""
SCORE_MEANS = """
    measure universe banner banner_option weighting unweighted_base effective_base mean std_error df
    confidence low high std_dev median evidence flag
"""
ASSOCIATIONS = """
    item universe banner method weighting statistic df1 df2 p_value p_adjusted adjustment family
    cramers_v unweighted_base evidence flag
"""


def test_every_column_of_the_design_is_there():
    for name, columns in (("rates", RATES), ("score_means", SCORE_MEANS), ("associations", ASSOCIATIONS)):
        assert set(columns.split()) <= set(TABLES[name].types), name


def test_rates_stand_as_a_questionnaire_reads_item_by_item_option_by_option():
    assert TABLES["rates"].key[2:5] == ("item_order", "option_order", "item")
    assert TABLES["rates"].key[-1] == "weighting"


def test_shares_are_numbers_and_counts_whole():
    types = TABLES["rates"].types
    assert {types[name] for name in ("share", "share_low", "share_high", "weighted_base")} == {"DOUBLE"}
    assert {types[name] for name in ("unweighted_base", "unweighted_count")} == {"BIGINT"}
