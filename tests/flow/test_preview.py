"""A table as Markdown: the total's rows, shares as bars, and nothing of a respondent."""

from pipeline.flow.preview import bar, markdown_table, preview
from tests.twelve.study import staged, twelve_in


def test_shares_are_drawn_as_bars_in_eighths():
    assert (bar(0.5), bar(1.0), bar(0.0), bar(None), bar(float("nan"))) == ("█████", "█" * 10, "", "", "")
    assert bar(0.0125 * 3) == "▍"


def test_a_label_cannot_break_the_table():
    drawn = markdown_table(["item", "label"], [("a", "one|two\n<b>three")], of=3)
    assert drawn.splitlines()[2] == "| a | one\\|two &lt;b>three |"
    assert drawn.endswith("1 of 3 rows")


def test_a_table_without_rows_says_so():
    assert markdown_table(["item"], [], of=0) == "No rows."


def test_a_published_table_shows_its_total_and_a_private_one_its_counts(tmp_path):
    tables = staged(twelve_in(tmp_path, ("2011",)), "twelve:2011")
    rates = preview(tables, "rates")
    assert rates.splitlines()[0].startswith("| item | option_label | unweighted_base | share |")
    assert "| country | United Kingdom |" in rates
    assert preview(tables, "responses").startswith("Private: respondents. 18 rows")
