import numpy as np
import pandas as pd
import pytest

from pipeline.errors import ExportError
from tests.correlate.wave_of import wave_of

CODEBOOK = """\
company_id: Firm
items: {x: {column: x, type: number}, y: {column: y, type: number}}
scores: {s: {items: [x]}}
outcomes: [y, margin]
outcome_files:
  - {file: financials.csv, key: id, currency_column: currency, year_column: year,
     columns: {margin: {column: Margin, unit: EUR, year: 2011}}}
"""
ROWS = pd.DataFrame(
    {"Firm": [f"f{i}" for i in range(12)], "x": range(12), "y": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]}
)
HEAD = "id,year,currency,Margin\n"
LINES = [f"f{i},2011,EUR,{i * 2 + i % 3}" for i in range(10)]
OTHERS = ["f1,2010,EUR,99", "elsewhere,2011,EUR,7"]


def file_of(*lines):
    return HEAD + "\n".join(lines) + "\n"


def test_archival_and_reported_outcomes_stand_side_by_side(tmp_path):
    tables = wave_of(tmp_path, CODEBOOK, ROWS, financials__csv=file_of(*LINES, *OTHERS))
    rows = tables.load("correlations").query("method == 'pearson'").set_index("outcome")
    values = np.array([i * 2 + i % 3 for i in range(10)])
    assert rows.loc["margin", "estimate"] == pytest.approx(np.corrcoef(range(10), values)[0, 1])
    assert rows["unweighted_base"].to_dict() == {"margin": 10, "y": 12}


def test_the_match_is_reported(tmp_path):
    tables = wave_of(tmp_path, CODEBOOK, ROWS, financials__csv=file_of(*LINES, *OTHERS))
    row = tables.load("outcome_matches").iloc[0]
    assert (row["companies_in_file"], row["companies_in_wave"], row["companies_matched"]) == (11, 12, 10)
    assert row["match_rate"] == pytest.approx(10 / 12)
    assert (row["unit"], row["year"], row["transformation"]) == ("EUR", 2011, "none")
    assert len(row["sha256"]) == 64


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "f3,2011,EUR,5",
            r"financials.csv:12: the company of line \d+ stands here again; keep one row a company and year \(2011\)",
        ),
        ("f11,2011,USD,5", r"financials.csv:12: the company is in 'USD', declared is EUR"),
        ("f11,2011,EUR,$5", r"Margin is '\$5', in USD; declared is EUR"),
        ("f11,2011,EUR,much", r"Margin is 'much', which is no number"),
        (",2011,EUR,5", r"financials.csv:12: the company \(id\) is empty"),
    ],
)
def test_a_file_that_cannot_be_joined_is_an_error_with_its_line(tmp_path, line, said):
    with pytest.raises(ExportError, match=said):
        wave_of(tmp_path, CODEBOOK, ROWS, financials__csv=file_of(*LINES, line))


def test_a_missing_column_is_an_error(tmp_path):
    with pytest.raises(ExportError, match="there is no column 'currency'; the file has id, year, Margin"):
        wave_of(tmp_path, CODEBOOK, ROWS, financials__csv="id,year,Margin\n")
