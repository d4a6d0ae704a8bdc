"""A topline for a terminal."""

from types import SimpleNamespace

import pandas as pd

from pipeline.cli.topline_rows import read_topline
from pipeline.cli.topline_table import mean_line, show_topline, wave_blocks


def test_blocks_follow_the_questionnaire_and_open_answers_are_left_out(published, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    found = read_topline(published, "twelve", ["2011", "2012"], universe="all", weighting=None)
    show_topline(published, found, weighting=None)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("twelve:")] == ["twelve:2011", "twelve:2012"]
    headings = [line.split(":")[0] for line in lines if line.endswith("?")]
    assert headings[:3] == ["country", "sector", "employees"]
    assert "comment" not in headings


def test_a_number_has_mean_median_deviation_and_base():
    row = SimpleNamespace(
        mean=6.0909, low=4.5, high=7.7, median=6.0, std_dev=2.1, unweighted_base=11, universe="all",
        weighting="none", confidence=0.95, flag="low_base", evidence="observed",
    )  # fmt: skip
    assert str(mean_line(row, "points")) == (
        "mean 6.09 (4.50 to 7.70), median 6.00, standard deviation 2.10 points  "
        "base 11, unweighted; 95% intervals  low base"
    )


def test_a_measure_without_a_unit_says_none_where_another_has_one():
    items = pd.DataFrame({"study": "s", "wave": "2012", "item": ["staff", "grade"], "unit": ["fte", None]})
    means = pd.DataFrame(
        {"measure": ["staff", "grade"], "measure_label": "", "mean": 6.0, "low": 4.0, "high": 8.0, "median": 6.0,
         "std_dev": 2.1, "unweighted_base": 40, "universe": "all", "weighting": "none", "confidence": 0.95, "flag": "",
         "evidence": "observed"}
    )  # fmt: skip
    items["unit"] = items["unit"].astype("str")  # as tables are read: no text is NaN, which is true
    blocks = [str(block) for block in wave_blocks(items, pd.DataFrame({"item": []}), means)]
    said = [block.split("deviation ")[1].split("  ")[0] for block in blocks if block.startswith("mean")]
    assert said == ["2.10 fte", "2.10"]


def test_money_that_is_hidden_is_not_said_to_be_of_too_few_alone():
    nan = float("nan")
    row = SimpleNamespace(
        mean=nan, low=nan, high=nan, median=nan, std_dev=nan, unweighted_base=nan, universe="all",
        weighting="none", confidence=nan, flag="suppressed", evidence="observed",
    )  # fmt: skip
    assert str(mean_line(row, "EUR")).endswith("money that would tell of one company")
