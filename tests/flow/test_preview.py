"""A table as Markdown: the total's rows, shares as bars, and nothing of a respondent."""

from pipeline.flow.preview import bar, markdown_table, preview
from tests.twelve.study import staged, worked_out_in


def test_shares_are_drawn_as_bars_in_eighths():
    assert (bar(0.5), bar(1.0), bar(0.0), bar(None), bar(float("nan"))) == ("█████", "█" * 10, "", "", "")
    assert bar(0.0125 * 3) == "▍"


def test_a_label_cannot_break_the_table():
    drawn = markdown_table(["item", "label"], [("a", "one|two\n<b>three")], of=3)
    assert drawn.splitlines()[2] == "| a | one\\|two &lt;b>three |"
    assert drawn.endswith("1 of 3 rows")


def test_a_table_has_as_many_rows_as_the_page_shows_without_a_click():
    rows = [(f"item {at}", "a long label " * 9, "model_based reconstructed") for at in range(40)]
    drawn = markdown_table(["item", "label", "flag"], rows, of=4576)
    assert 900 < len(drawn) < 1000
    assert drawn.endswith(f"\n\n{len(drawn.splitlines()) - 4} of 4,576 rows")


def test_a_table_without_rows_says_so():
    assert markdown_table(["item"], [], of=0) == "No rows."


def test_a_published_table_shows_its_total_and_a_private_one_its_counts(tmp_path):
    tables = staged(worked_out_in(tmp_path, ("2011",)), "twelve:2011")
    rates = preview(tables, "rates")
    assert rates.splitlines()[0].startswith("| item | option_label | share | · | share_low |")
    items = [line.split(" | ")[0].removeprefix("| ") for line in rates.splitlines()[2:11]]
    assert list(dict.fromkeys(items))[:2] == ["sector", "social"]  # country, a banner, comes later
    assert preview(tables, "responses").startswith("Private: respondents. 18 rows")
