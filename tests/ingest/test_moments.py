import pytest

from pipeline.ingest.moments import moment_writer


@pytest.mark.parametrize(
    "format, kind, value, means, text",
    [
        ("EDATE10", "sav", 13744944000.0, "date", "2018-05-06"),
        ("DATETIME20", "sav", 13744980610.0, "datetime", "2018-05-06 10:10:10"),
        ("TIME8", "sav", 36610.0, "time", "10:10:10"),
        ("DTIME12", "sav", 90000.0, "time", "25:00:00"),
        ("%td", "dta", 21310.0, "date", "2018-05-06"),
        ("%tcDDmonCCYY", "dta", 1000.0, "datetime", "1960-01-01 00:00:01"),
        ("YYMMDD10", "sas7bdat", 21310.0, "date", "2018-05-06"),
        ("DATETIME", "xport", 0.5, "datetime", "1960-01-01 00:00:00.500000"),
    ],
)
def test_a_stored_number_is_the_moment_its_format_says(format, kind, value, means, text):
    meaning, write = moment_writer(format, kind)
    assert (meaning, write(value)) == (means, text)


@pytest.mark.parametrize(
    "format, kind", [("F8.2", "sav"), ("%9.0g", "dta"), ("BEST12", "xport"), ("DATES", "sav")]
)
def test_other_formats_are_numbers(format, kind):
    assert moment_writer(format, kind) is None


def test_a_moment_no_calendar_holds_stays_a_number():
    _, write = moment_writer("DATE9", "sav")
    assert write(1e18) == "1e+18"
