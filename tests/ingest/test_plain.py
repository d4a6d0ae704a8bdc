import math

import numpy as np
import pytest

from pipeline.errors import ExportError
from pipeline.ingest.plain import (
    as_text,
    bytes_column,
    in_code_order,
    number_column,
    plain_number,
    text_column,
)


@pytest.mark.parametrize(
    "value, text",
    [(1.0, "1"), (-99.0, "-99"), (0.5, "0.5"), (1.1, "1.1"), (-0.0, "0"), (12345678901.0, "12345678901")],
)
def test_a_number_is_written_as_a_person_would(value, text):
    assert plain_number(value) == text


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e22, 5e-324, 1 / 3])
def test_a_number_reads_back_as_itself(value):
    assert float(plain_number(value)) == value


def test_an_infinite_number_is_written_not_raised():
    assert plain_number(math.inf) == "inf"


def test_a_column_of_numbers_has_none_where_a_value_is_missing():
    assert number_column([1.0, math.nan, 1.0, 2.5]).to_pylist() == ["1", None, "1", "2.5"]


def test_a_column_of_text_loses_the_blanks_behind_and_is_missing_where_empty():
    assert text_column(["a  ", "", None, "a  ", " b"]).to_pylist() == ["a", None, None, "a", " b"]


def test_labels_come_in_the_order_of_their_codes():
    pairs = [("10", "j"), ("-99", "x"), ("2", "b"), (".a", "y"), ("1.5", "a")]
    assert [code for code, _ in in_code_order(pairs)] == ["-99", "1.5", "2", "10", ".a"]


def test_any_value_can_be_a_cell():
    assert [as_text(value) for value in (True, 3, 3.0, math.nan, None, "x")] == [
        "True",
        "3",
        "3",
        None,
        None,
        "x",
    ]


def test_a_text_in_another_encoding_is_named_by_its_row():
    values = np.array([b"ok", "Andr\xe9 Jansen, fired".encode("cp1252"), b"ok"])
    with pytest.raises(ExportError, match=r"^row 12 holds a text that is not ascii; .*export it again\.$"):
        bytes_column(values, "ascii", before=10)
