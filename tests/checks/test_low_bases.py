"""Columns that are thin in every item."""

from pipeline.checks.low_bases import low_bases
from tests.drawn import table


def test_a_column_is_thin_where_no_item_of_it_has_thirty_respondents(having):
    rates = table("""
        item   | banner | banner_order | banner_option | banner_option_order | flag
        -------+--------+--------------+---------------+---------------------+---------------------
        sector | total  | 0            | total         | 0                   | model_based
        sector | size   | 1            | small         | 1                   | low_base model_based
        growth | size   | 1            | small         | 1                   | suppressed
        sector | size   | 1            | large         | 2                   | low_base
        growth | size   | 1            | large         | 2                   | boundary
    """)
    found = low_bases(having(rates=rates.assign(universe="all", weighting="none")))
    assert (found.rows, found.keys) == (1, ("universe=all, banner=size, banner_option=small",))


def test_twelve_respondents_are_thin_everywhere(right):
    columns = right.tables.load("rates")[["universe", "banner", "banner_option"]].drop_duplicates()
    assert low_bases(right).rows == len(columns)
