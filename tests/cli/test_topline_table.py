"""A topline for a terminal."""

from types import SimpleNamespace

from pipeline.cli.topline_rows import read_topline
from pipeline.cli.topline_table import mean_line, show_topline


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
