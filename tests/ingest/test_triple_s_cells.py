import pytest

from pipeline.ingest.triple_s_cells import cell_writers, fields_of, plain_quantity
from pipeline.ingest.triple_s_meta import Variable

OPTIONS = (("1", "Facebook"), ("2", "Twitter"), ("10", "Other"))


def variable(type: str, *, start=1, finish=1, subfields=0, width=0, values=()) -> Variable:
    return Variable("Q", "", type, start, finish, subfields, width, values, "")


def cells(one: Variable, field: str) -> list[str]:
    return [write(field) for write in cell_writers(one)]


@pytest.mark.parametrize(
    "field, number",
    [
        ("000251", "251"),
        (" 1.1310", "1.131"),
        ("-05", "-5"),
        ("0000", "0"),
        ("0.50", "0.5"),
        ("    ", ""),
        ("n/a", "n/a"),
    ],
)
def test_a_quantity_is_written_without_padding(field, number):
    assert plain_quantity(field) == number


def test_a_field_is_characters_of_a_line_or_a_cell_of_a_record():
    assert fields_of("é12x", variable("quantity", start=2, finish=3), is_csv=False) == "12"
    assert fields_of(["a", "b"], variable("quantity", start=2, finish=2), is_csv=True) == "b"
    assert fields_of(["a"], variable("quantity", start=2, finish=2), is_csv=True) == ""


@pytest.mark.parametrize(
    "field, codes", [("1100000001", ["1", "1", "1"]), ("0" * 10, ["0", "0", "0"]), (" " * 10, [""] * 3)]
)
def test_a_bitstring_has_a_character_an_option(field, codes):
    assert cells(variable("multiple", values=OPTIONS), field) == codes


@pytest.mark.parametrize(
    "field, codes",
    [("0110", ["1", "0", "1"]), (" 2  ", ["0", "1", "0"]), ("    ", [""] * 3), ("110", ["1", "0", "1"])],
)
def test_a_spread_names_the_selected_options(field, codes):
    assert cells(variable("multiple", subfields=2, width=2, values=OPTIONS), field) == codes


def test_a_code_is_the_declared_one_however_it_is_padded():
    one = variable("single", values=(("01", "Yes"), ("2", "No")))
    assert [cells(one, field) for field in (" 1", "02", " 7", "  ")] == [["01"], ["2"], ["7"], [""]]


@pytest.mark.parametrize(
    "type, field, cell",
    [("date", "20120618", "2012-06-18"), ("time", "093000", "09:30:00"), ("date", "      ", ""), ("logical", "1", "1"),
     ("character", "no  ", "no")],
)  # fmt: skip
def test_other_types_are_written_plainly(type, field, cell):
    assert cells(variable(type), field) == [cell]
