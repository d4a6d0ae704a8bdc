import pytest

from pipeline.normalize.columns import ExportColumn, export_columns, find_column
from tests.drawn import table

DRAWN = """
    name | text                | type   | role   | values                      | missing | missing_ranges
    -----+---------------------+--------+--------+-----------------------------+---------+---------------
    Q1   | Your age?           | number |        | [["99", "Weet niet"]]       | ["99"]  | [[900, 999]]
    Q2   | Which do you use?   |        |        | []                          | []      | []
    Q2_2 | Which do you use?   |        | status | []                          | []      | []
    """


@pytest.fixture
def columns():
    return export_columns(table(DRAWN))


def test_what_ingest_wrote_down_comes_back(columns):
    assert columns["Q1"] == ExportColumn(
        "Q1", "Your age?", "number", "", {"99": "Weet niet"}, frozenset({"99"}), ((900, 999),)
    )
    assert (columns["Q2"].type, columns["Q2_2"].role) == ("text", "status")


def test_a_file_declares_values_and_ranges_missing(columns):
    declared = [
        cell
        for cell in ("98", "99", "99.0", "900", "950.5", "1000", "x")
        if columns["Q1"].declares_missing(cell)
    ]
    assert declared == ["99", "900", "950.5"]


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Weigert antwoord", "refused"),
        ("Don’t know", "dont_know"),
        ("Not applicable", "not_asked"),
        ("", "no_answer"),
    ],
)
def test_the_reason_is_in_the_words_of_the_label(label, reason):
    assert ExportColumn("Q1", labels={"9": label}).reason("9") == reason


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Q1", "Q1"),
        ("q1 ", "Q1"),
        ("Your age?", "Q1"),
        ("your  AGE?", "Q1"),
        ("Which do you use?", None),
        ("Q3", None),
    ],
)
def test_a_column_is_found_by_name_or_by_its_question_unless_two_have_it(columns, wanted, found):
    assert find_column(wanted, columns) == found
