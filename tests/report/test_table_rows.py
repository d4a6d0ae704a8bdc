import math

import pytest

from pipeline.report.table_rows import TableRows, distinct, grouped, matching, of_frame, records
from tests.drawn import table

RATES = of_frame(
    table("""
    item   | banner | share | base
    -------+--------+-------+-----
    social | total  | 0.5   | 12
    social | sector |       | 4
    uses   | total  | 0.25  | 12
    """)
)


def test_a_missing_text_is_empty_and_a_missing_number_is_nan():
    first, second = records(of_frame(table("text | number\n--\n | 2.5\nx |")))
    assert (first["text"], first["number"]) == ("", 2.5)
    assert math.isnan(second["number"])


def test_rows_are_chosen_by_one_value_or_by_several():
    assert [row["share"] for row in records(matching(RATES, banner="total", item="uses"))] == [0.25]
    assert [row["item"] for row in records(matching(RATES, item=["uses", "other"]))] == ["uses"]


def test_in_a_table_without_rows_nothing_matches():
    assert records(matching(of_frame(table("item | share").head(0)), item="uses")) == []


def test_what_occurs_is_told_once_in_the_order_of_the_table():
    assert distinct(RATES, "banner") == [("total",), ("sector",)]
    assert distinct(RATES, "item", "base") == [("social", 12), ("social", 4), ("uses", 12)]


def test_rows_of_a_group_stand_together():
    assert {key: len(rows) for key, rows in grouped(records(RATES), "item").items()} == {
        ("social",): 2,
        ("uses",): 1,
    }


def test_a_table_is_read_when_it_is_first_asked_for_and_once():
    read = []

    def load(name):
        read.append(name)
        return RATES

    rows = TableRows(["rates", "trends"], load)
    assert (read, list(rows), len(rows)) == ([], ["rates", "trends"], 2)
    assert rows["rates"] is rows["rates"]
    assert read == ["rates"]
    with pytest.raises(KeyError):
        rows["respondents"]
