"""The rows of a topline."""

from pipeline.cli.topline_rows import COLUMNS, read_topline, topline_records


def test_items_stand_in_the_questionnaires_order_shares_and_means_alike(published):
    found = read_topline(published, "twelve", ["2011"], universe="all", weighting="none")
    rows = topline_records(found)
    order = list(dict.fromkeys(row.get("item") or row["measure"] for row in rows))
    assert order == [
        "country", "sector", "employees", "size_class", "social", "platforms", "uses", "responsible",
        "strategy", "people", "tools", "growth", "satisfaction", "plans", "stance", "integration",
    ]  # fmt: skip


def test_each_row_says_whose_columns_it_has(published):
    found = read_topline(published, "twelve", ["2011"], universe="all", weighting="none")
    by_table = {row["table"]: row for row in topline_records(found)}
    assert set(by_table) == {"rates", "score_means"}
    assert "share" in by_table["rates"]
    assert "median" in by_table["score_means"]
    assert {key for row in by_table.values() for key in row} == set(COLUMNS)


def test_one_universe_means_it_for_shares_and_means(published):
    found = read_topline(published, "twelve", ["2011"], universe="users", weighting="none")
    assert set(found.rates["universe"]) == set(found.means["universe"]) == {"users"}
