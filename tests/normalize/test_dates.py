from datetime import datetime

import pytest

from pipeline.normalize.dates import date_order, date_sql, unread_dates
from tests.small import engine_of, evaluated


def order_of(cells, missing=()):
    with engine_of({"Q1": cells}) as engine:
        return date_order(engine, "Q1", missing)


def read(cells, order):
    with engine_of({"Q1": cells}) as engine:
        return evaluated(engine, date_sql('trim("Q1")', order))


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["2012-06-30", "2012/07/01 13:00"], "iso"),
        (["2012-06-30T13:00:01Z", "2012-06-30T13:00:01.250Z"], "iso"),
        (["30-06-2012", "01-07-2012"], "day_first"),
        (["30.06.12 13:00"], "day_first"),
        (["6/30/2012", "7/1/2012 1:05 PM"], "month_first"),
        (["5/10/18 4:01", "5/16/18 7:19"], "month_first"),
        (["05/05/2012"], "day_first"),
        ([None, ""], "iso"),
    ],
)
def test_the_cells_show_the_order_of_day_and_month(cells, order):
    assert order_of(cells) == order


@pytest.mark.parametrize(
    "cells", [["05/06/2012"], ["30-06-2012", "06/30/2012"], ["June 2012"], ["2012-06-30", "1-2-2012"]]
)
def test_nothing_is_guessed_where_two_orders_read_the_cells_or_none(cells):
    assert order_of(cells) is None


def test_one_cell_in_thirty_thousand_decides():
    undecided = [f"{1 + n % 12:02}/{1 + n % 11:02}/{1900 + n % 100}" for n in range(30_000)]
    assert order_of(undecided) is None
    assert order_of([*undecided, "31/01/2012"]) == "day_first"


def test_a_missing_code_is_no_date():
    assert order_of(["2012-06-30", "N/A"], ["n/a"]) == "iso"


def test_a_year_of_two_digits_is_of_this_time():
    assert read(["5/10/18 4:01"], "month_first") == [datetime(2018, 5, 10, 4, 1)]
    assert read(["10-05-18", "10-05-2018"], "day_first") == [datetime(2018, 5, 10)] * 2
    assert read(["18-05-10"], "iso") == [None]


def test_a_format_is_taken_at_its_word():
    assert read(["20120630", "2012-06-30"], "%Y%m%d") == [datetime(2012, 6, 30), None]


def test_a_day_that_never_was_is_told_with_its_rows():
    with engine_of({"Q1": ["31-02-2012", "31-02-2012", "01-02-2012", "", "N/A", "soon"]}) as engine:
        assert unread_dates(engine, "Q1", "day_first", ["n/a"]) == [("31-02-2012", 2), ("soon", 1)]
