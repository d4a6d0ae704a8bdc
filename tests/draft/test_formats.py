import pytest

from pipeline.draft.formats import date_format, decimal_mark


@pytest.mark.parametrize(
    "cells, format_",
    [
        (["2012-06-30", "2012-07-01"], ""),
        (["2012-06-30T10:11:12Z"], ""),
        (["31-12-2012", "01-02-2012"], "%d-%m-%Y"),
        (["12/31/2012", "1/2/2012"], "%m/%d/%Y"),
        (["12/31/2012 10:11:12", "1/2/2012 1:02:03"], "%m/%d/%Y %H:%M:%S"),
        (["31.12.12", "01.02.12"], "%d.%m.%y"),
        (["12/31/2012 01:02 PM"], "%m/%d/%Y %I:%M %p"),
        (["Tuesday"], None),
        ([], None),
        (["31-12-2012", "12-31-2012"], None),
    ],
)
def test_the_format_that_reads_every_cell(cells, format_):
    assert date_format(cells) == format_


@pytest.mark.parametrize(
    "cells, mark",
    [
        (["1.5", "2"], "."),
        (["1,5", "2,25"], ","),
        (["1,000", "2,500"], "."),
        (["1.000,5", "3,25"], ","),
        (["-3", "1e-05"], "."),
        (["1.5", "x"], None),
        ([], None),
    ],
)
def test_the_mark_before_the_decimals(cells, mark):
    assert decimal_mark(cells) == mark


def test_day_and_month_are_what_makes_the_fieldwork_shorter():
    assert date_format(["03/04/2024", "03/05/2024", "03/06/2024"]) == "%m/%d/%Y"
    assert date_format(["04/03/2024", "05/03/2024", "06/03/2024"]) == "%d/%m/%Y"
