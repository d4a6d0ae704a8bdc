"""Columns that other programs rely on, and what makes a row of the correlate stage unique."""

from pipeline.contract import TABLES

CORRELATIONS = """
    banner banner_option universe score outcome method controls weighting unweighted_base
    effective_base estimate std_error confidence low high interval_method statistic df p_value
    p_adjusted adjustment family evidence flag
"""
RELIABILITY = """
    score measure item estimate low high confidence unweighted_base flag
"""


def test_every_column_of_the_design_is_there():
    assert set(CORRELATIONS.split()) <= set(TABLES["correlations"].types)
    assert set(RELIABILITY.split()) <= set(TABLES["reliability"].types)


def test_a_correlation_is_of_two_things_by_one_method_in_one_column():
    assert set(TABLES["correlations"].key) == set(
        "study wave score outcome method controls universe banner banner_option weighting".split()
    )


def test_estimates_have_their_interval_beside_them():
    for name in ("correlations", "reliability", "models", "specifications"):
        assert {"estimate", "low", "high", "unweighted_base", "flag"} <= set(TABLES[name].types), name
