"""A fifth of those asked, by hand."""

from pipeline.checks.missing_share import missing_share
from tests.drawn import table


def test_a_fifth_without_an_answer_is_many_and_routing_is_no_missing_answer(having):
    rates = table("""
        item   | option            | universe | banner | banner_option | weighting | share
        -------+-------------------+----------+--------+---------------+-----------+------
        sector | missing:refused   | all      | total  | total         | none      | 0.15
        sector | missing:no_answer | all      | total  | total         | none      | 0.05
        growth | missing:not_asked | all      | total  | total         | none      | 0.60
        growth | missing:refused   | all      | total  | total         | none      | 0.19
        social | missing:refused   | all      | sector | fin           | none      | 0.90
    """)
    found = missing_share(having(rates=rates))
    assert (found.rows, found.keys) == (1, ("item=sector, missing=20%",))
