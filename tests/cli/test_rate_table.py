"""Rates for a terminal."""

import pytest
from rich.console import Console

from pipeline.cli.published import published_rows
from pipeline.cli.rate_table import draw_rates, fitting_bar
from pipeline.cli.row_choice import choose_named, choose_rows


@pytest.fixture
def drawn(published, monkeypatch):
    """The lines of an item's table, drawn so many characters wide."""

    def draw(item, width=100, **chosen):
        monkeypatch.setenv("COLUMNS", str(width))
        rows = published_rows(published, "rates", "twelve", ["2011"])
        rows = choose_rows(choose_named(rows, "item", item), **{"weighting": "none", **chosen})
        console = Console(width=width, markup=False)
        with console.capture() as captured:
            for part in draw_rates(rows):
                console.print(part)
        return [line.rstrip() for line in captured.get().splitlines()]

    return draw


def test_a_total_has_question_basis_and_a_line_an_option(drawn):
    lines = drawn("social")
    assert lines[1] == "social: Does your company use social media?"
    assert lines[2] == "of those asked, base 12, unweighted; 95% intervals"
    yes = next(line for line in lines if line.startswith("Yes"))
    assert yes.split()[1] == "66.7%"
    assert "█████████████▍" in yes
    assert "39.1 to 86.2" in yes
    assert yes.endswith("low base")


def test_nets_say_that_they_are_nets(drawn):
    assert any(line.startswith("net: Open to everybody") for line in drawn("platforms"))


def test_a_split_has_a_line_a_banner_option_with_its_base(drawn):
    lines = drawn("responsible", by=("country",))
    start = lines.index("Marketing")
    assert [line.split("  ")[1] for line in lines[start + 1 : start + 3]] == [
        "United Kingdom",
        "United States",
    ]
    assert " 6 " in lines[start + 1]


def test_a_suppressed_cell_shows_that_and_no_number(drawn):
    lines = drawn("social", by=("size_class",))
    hidden = [line for line in lines if "50 and more" in line]
    assert len(hidden) == 3  # yes, no, and no answer
    for line in hidden:
        assert line.endswith("not shown: base under 5")
        assert "%" not in line


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(drawn, width):
    assert max(len(line) for line in drawn("platforms", width=width, by=("country", "size_class"))) <= width


def test_a_narrow_terminal_has_no_bars():
    assert [fitting_bar(width) for width in (40, 71, 80, 100, 200)] == [0, 0, 12, 20, 20]


def test_every_weighting_that_was_asked_for_has_its_own_table(published):
    rows = published_rows(published, "rates", "twelve", ["2011", "2012"])
    said = [str(part) for part in draw_rates(choose_rows(choose_named(rows, "item", "social")))]
    assert sum("weighted by firms" in part for part in said) == 1
    assert sum("unweighted" in part for part in said) == 2
