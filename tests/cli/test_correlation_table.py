"""Correlations for a terminal."""

from rich.console import Console

from pipeline.cli.correlation_table import NOTHING, correlation_table, draw_correlations
from pipeline.cli.published import published_rows
from pipeline.cli.row_choice import choose_rows


def lines(rows, width=110):
    console = Console(width=width, markup=False)
    with console.capture() as captured:
        for part in draw_correlations(rows):
            console.print(part)
    return [line.rstrip() for line in captured.get().splitlines()]


def test_a_line_says_method_base_interval_and_both_p_values(published):
    """Growth, Pearson: r = 0.816497 of ten, p = 0.003950, on paper in tests/flow; Holm leaves the larger p."""
    rows = choose_rows(published_rows(published, "correlations", "twelve", ["2011"]), weighting="none")
    said = lines(rows)
    assert said[1] == "twelve:2011  integration and each outcome"
    assert said[2] == "unweighted; 95% intervals"
    growth = next(line.split() for line in said if line.startswith("growth") and " pearson " in line)
    assert growth[1:4] == ["pearson", "10", "0.82"]
    assert growth[7:9] == ["0.004", "0.004"]
    assert any("<0.001" in line for line in said if line.startswith("satisfaction"))


def test_a_split_names_the_banner_option(published):
    rows = choose_rows(
        published_rows(published, "correlations", "twelve", ["2011"]), by=("country",), weighting="none"
    )
    said = lines(rows)
    assert said[3].split() == ["outcome", "country", "method", "base", "correlation", "p", "p", "adjusted"]
    assert {line.split()[1] for line in said[4:] if line} == {"uk", "us"}


def test_without_correlations_the_reason_is_said(published):
    rows = published_rows(published, "correlations", "twelve", ["2011"]).iloc[:0]
    assert lines(rows) == [NOTHING]


def test_on_a_narrow_terminal_every_word_can_be_read(published):
    rows = choose_rows(published_rows(published, "correlations", "twelve", ["2011"]), weighting="none")
    console = Console(width=60, markup=False)
    with console.capture() as captured:
        console.print(correlation_table(rows, is_narrow=True))
    said = captured.get().splitlines()
    assert max(map(len, said)) <= 60
    assert "…" not in captured.get()
    assert any(line.startswith("growth") and "pearson" in line for line in said)
    assert said[0].split() == ["outcome", "method", "base", "correlation", "adj.", "p"]
