import pytest

from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.distinct_cells import DistinctCells
from pipeline.normalize.number_column import number_column
from tests.small import engine_of, evaluated

MISSING = {"-99": "refused", "N/A": "not_asked"}


def read(cells, column=None, missing=MISSING, **choices):
    """(values, reasons, unknown) of the cells."""
    choices = {"decimal": None, "language": "en", **choices}
    with engine_of({"Q3": cells}) as engine:
        found = number_column(DistinctCells(engine, ["Q3"]), column or ExportColumn("Q3"), missing, **choices)
        return found and (evaluated(engine, found.value), evaluated(engine, found.reason), found.unknown)


def test_cells_become_numbers_and_blanks_nothing():
    values, reasons, unknown = read(["12", " 1,234.5", "", None, "1.5e3", "€ 7"])
    assert values == [12, 1234.5, None, None, 1500, 7]
    assert reasons == [None] * 6
    assert unknown == ()


@pytest.mark.parametrize("cell", ["-99", " -99", "-99.0", "-99.000", "-9.9e1"])
def test_a_missing_code_is_known_by_its_number(cell):
    values, reasons, _ = read([cell, "5"])
    assert (values, reasons) == ([None, 5], ["refused", None])


@pytest.mark.parametrize("cell", ["N/A", "n/a ", " N/a"])
def test_a_missing_word_is_known_however_it_is_typed(cell):
    values, reasons, unknown = read([cell, "5"])
    assert (values, reasons, unknown) == ([None, 5], ["not_asked", None], ())


def test_what_is_no_number_is_told_with_its_rows():
    _, _, unknown = read(["5", "about 20", "about 20", "-"])
    assert unknown == (("about 20", 2), ("-", 1))


def test_no_cell_is_lost_however_many_there_are():
    """The one that is no number stands last and once among 3,000 that are written with a thousands mark."""
    _, _, unknown = read([f"{number:,}" for number in range(1000, 4000)] + ["twelve"])
    assert unknown == (("twelve", 1),)


def test_two_decimal_marks_are_for_the_codebook_to_decide():
    assert read(["1,5", "2.5"]) is None
    assert read(["1,5", "2,500"], decimal=",")[0] == [1.5, 2.5]


def test_a_comma_language_is_asked_about_a_number_of_two_meanings():
    assert read(["1.234", "15"], language="nl") is None
    assert read(["1.234", "15"], language="nl", decimal=",")[0] == [1234, 15]


def test_a_number_that_the_file_itself_holds_as_one_has_a_point():
    assert read(["1.234", "15"], ExportColumn("Q3", type="number"), language="nl")[0] == [1.234, 15]


def test_values_that_the_file_declares_missing_are_no_numbers():
    """97 to 99 is a range, 99 has a label, everything under 0 is open at its end."""
    declared = ExportColumn(
        "Q3",
        labels={"99": "Don't know"},
        missing=frozenset({"77"}),
        missing_ranges=((97.0, 99.0), (float("-inf"), -1.0)),
    )
    values, reasons, _ = read(["96", "97", "98.5", "99", "77", "-5", "0"], declared)
    assert values == [96, None, None, None, None, None, 0]
    assert reasons == [None, "no_answer", "no_answer", "dont_know", "no_answer", "no_answer", None]


def test_the_codebook_has_the_last_word_on_a_missing_value():
    declared = ExportColumn("Q3", labels={"-99": "Don't know"}, missing=frozenset({"-99"}))
    assert read(["-99"], declared)[1] == ["refused"]
