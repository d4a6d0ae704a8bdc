"""A universe that leaves out a few tells of them by what it is less than everybody."""

import pandas as pd

from tests.counted import counted

CODEBOOK = """
items:
  sector: {{column: sector, options: [[fin, Finance], [media, Media], [trade, Trade]]}}
  staff: {{column: staff, type: number}}
  q: {{column: q, options: [[a, A], [b, B]]}}
universes: {universes}
banners: [sector]
"""
ROWS = pd.DataFrame(
    [
        {"sector": sector, "staff": n, "q": "ab"[n % 2]}
        for sector, many in {"fin": 30, "media": 20, "trade": 25}.items()
        for n in range(many)
    ]
)


def hidden(tmp_path, universes, rows=ROWS):
    """(universe, column) of every hidden column of `q`."""
    rates = counted(tmp_path, CODEBOOK.format(universes=universes), rows).rates(item="q", weighting="none")
    return {
        (row.universe, row.banner_option): row.flag.split()[0]
        for row in rates[rates["share"].isna()].itertuples()
    }


def test_a_universe_that_leaves_out_a_few_of_everybody_is_hidden_whole(tmp_path):
    """3 of 75 are under one person each in three sectors: in each column one is left out."""
    found = hidden(tmp_path, "{some: {staff: {from: 1}}}")
    assert found == {
        ("some", column): "suppressed_secondary" for column in ("total", "fin", "media", "trade")
    }


def test_one_that_leaves_out_nobody_or_five_of_a_column_is_shown(tmp_path):
    assert hidden(tmp_path, "{all_of_them: {staff: {from: 0}}, larger: {staff: {from: 5}}}") == {}


def test_a_few_in_one_column_hide_it_with_another(tmp_path):
    """Four of finance are not in the universe, and ten of each other sector."""
    rows = ROWS.assign(
        staff=[n + 6 * (s == "fin") for s, n in zip(ROWS["sector"], ROWS["staff"], strict=True)]
    )
    found = hidden(tmp_path, "{larger: {staff: {from: 10}}}", rows)
    assert found == {("larger", column): "suppressed_secondary" for column in ("fin", "media")}


def test_universes_within_one_another_tell_as_much(tmp_path):
    """5 and 6 of each sector are left out of everybody, one of each of the larger universe by the smaller."""
    found = hidden(tmp_path, "{wide: {staff: {from: 5}}, narrow: {staff: {from: 6}}}")
    assert {universe for universe, _ in found} == {"narrow"}


def test_who_is_left_out_counts_by_item(tmp_path):
    """Of the ten who are left out of finance only two answered."""
    rows = ROWS.assign(
        q=[None if s == "fin" and 2 <= n < 10 else q for s, n, q in ROWS.itertuples(index=False)]
    )
    codebook = CODEBOOK.replace("column: q,", "column: q, base: answered,").format(
        universes="{larger: {staff: {from: 10}}}"
    )
    rates = counted(tmp_path, codebook, rows).rates(item="q", universe="larger", banner_option="fin")
    assert rates["share"].isna().all()
    shown = counted(tmp_path / "all", codebook, ROWS).rates(item="q", universe="larger", banner_option="fin")
    assert shown["share"].notna().all()


def test_the_same_respondents_are_hidden_in_both_universes(tmp_path):
    """Of everybody finance (8) protects media (3), of the users trade (6): finance has the same eight in both, since
    the others of finance named no size.
    """
    many = {("fin", "y"): 8, ("media", "y"): 3, ("trade", "y"): 6, ("trade", "n"): 14, ("fin", "n"): 6}
    cells = pd.DataFrame([key for key, n in many.items() for _ in range(n)], columns=["sector", "user"])
    codebook = """
items:
  sector: {column: sector, options: [[fin, Finance], [media, Media], [trade, Trade]]}
  user: {column: user, options: [["y", "Yes"], ["n", "No"]]}
  size: {column: size, type: number}
universes: {users: {user: ["y"]}}
banners: [sector]
"""
    means = counted(tmp_path, codebook, cells.assign(size=[*range(31), *[None] * 6])).table("score_means")
    hidden = means[means["mean"].isna()].groupby("universe")["banner_option"].agg(set).to_dict()
    assert hidden == {"all": {"fin", "media"}, "users": {"fin", "media"}}
