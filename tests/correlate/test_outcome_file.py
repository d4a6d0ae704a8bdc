"""Archival results read by themselves; tests/correlate/test_archival.py has them through the pipeline."""

from math import isnan, log

import pytest

from pipeline.codebook.model import FrozenMapping, OutcomeColumn, OutcomeFile
from pipeline.correlate.outcome_file import read_outcome_file
from pipeline.errors import ExportError


def read(tmp_path, text, transformation="none", unit="EUR"):
    path = tmp_path / "results.csv"
    path.write_text(text, encoding="utf-8")
    column = OutcomeColumn("margin", "Margin", unit, 2011, transformation)
    file = OutcomeFile("results.csv", "id", FrozenMapping([("margin", column)]), line=7)
    return read_outcome_file(path, file).values["margin"]


def test_separators_byte_order_marks_and_currency_signs_are_read(tmp_path):
    assert read(tmp_path, "\ufeffid;Margin\na;€ 1.5\nb;2\n") == {"a": 1.5, "b": 2.0}


def test_a_blank_cell_is_a_missing_value_and_not_a_missing_company(tmp_path):
    found = read(tmp_path, "id,Margin\na,n/a\nb,2\n")
    assert isnan(found["a"])
    assert found["b"] == 2


def test_a_logarithm_is_natural_and_needs_what_is_above_zero(tmp_path):
    assert read(tmp_path, "id,Margin\na,10\n", "log") == {"a": log(10)}
    with pytest.raises(ExportError, match=r"results.csv:2: Margin is 0, which has no logarithm"):
        read(tmp_path, "id,Margin\na,0\n", "log")


def test_winsorizing_moves_the_extremes_to_the_first_and_last_percentile(tmp_path):
    rows = "".join(f"c{i},{i}\n" for i in range(101))
    found = read(tmp_path, f"id,Margin\n{rows}", "winsorize")
    # of 0 to 100 the percentiles are 1 and 99
    assert (found["c0"], found["c50"], found["c100"]) == (1, 50, 99)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,Other\na,1\n", "results.csv:1: there is no column 'Margin'; the file has id, Other"),
        (
            "id,Margin\na,1\na,2\n",
            "results.csv:3: the company of line 2 stands here again; keep one row a company",
        ),
        ("id,Margin\na,$1\n", r"results.csv:2: Margin is '\$1', in USD; declared is EUR"),
        ("", "results.csv:1: there is no column 'id'; the file has none"),
    ],
)
def test_what_cannot_be_joined_is_an_error_with_its_line(tmp_path, text, said):
    with pytest.raises(ExportError, match=said):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_named_with_the_line_that_names_it(tmp_path):
    file = OutcomeFile("gone.csv", "id", FrozenMapping(), line=7)
    with pytest.raises(ExportError, match=r"gone.csv: there is no such file; .* \(line 7\)"):
        read_outcome_file(tmp_path / "gone.csv", file)
