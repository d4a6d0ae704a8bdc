import pytest

from pipeline.stats.fay_herriot import fay_herriot
from tests.small import staged_small

CODEBOOK = """
    {more}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media], [trade, Trade]]}}
      size: {{column: Z, options: [[small, Small], [large, Large]]}}
      uses: {{column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    banners: [sector, [sector, size]]
    """
# sector, size: how many, and how many of them say yes. Media is mostly large firms, and large firms say yes.
CELLS = {
    ("fin", "small"): (60, 12), ("fin", "large"): (20, 10), ("media", "small"): (20, 4),
    ("media", "large"): (80, 40), ("trade", "small"): (40, 10), ("trade", "large"): (30, 12),
}  # fmt: skip


def adjusted(tmp_path, cells=CELLS, more=""):
    lines = [
        f"{sector} | {size} | {'Yes' if n < yes else 'No'}"
        for (sector, size), (count, yes) in cells.items()
        for n in range(count)
    ]
    _, _, tables = staged_small(
        tmp_path, CODEBOOK.format(more=more), "S | Z | U\n" + "\n".join(lines), upto="tabulate"
    )
    found = tables.load("adjusted_rates").query("item == 'uses' and option == 'y_'")
    return found.set_index("banner_option"), tables.load("rates")


def test_media_leads_only_because_its_firms_are_big(tmp_path):
    """120 small and 130 large firms; both sectors have .2 of the small and .5 of the large saying yes."""
    found, _ = adjusted(tmp_path)
    common = 0.2 * 120 / 250 + 0.5 * 130 / 250
    assert found.loc["media", "share"] > found.loc["fin", "share"] + 0.1
    assert found.loc[["fin", "media"], "standardized_share"].tolist() == pytest.approx([common, common])
    assert set(found["mix"]) == {"size"}


def test_its_standard_error_adds_those_of_the_cells(tmp_path):
    found, rates = adjusted(tmp_path)
    cells = rates.query("item == 'uses' and option == 'y_'").set_index("banner_option")["std_error"]
    known = ((120 / 250 * cells["fin*small"]) ** 2 + (130 / 250 * cells["fin*large"]) ** 2) ** 0.5
    assert found.loc["fin", "standardized_error"] == pytest.approx(known)


def test_without_a_stratum_a_declared_design_changes_nothing(tmp_path):
    plain, _ = adjusted(tmp_path)
    designed, _ = adjusted(tmp_path, more="design: {strata: Z}")
    assert designed["standardized_share"].tolist() == pytest.approx(plain["standardized_share"].tolist())
    assert designed["standardized_error"].notna().all()


def test_a_small_column_is_drawn_towards_the_others(tmp_path):
    found, rates = adjusted(tmp_path)
    own = rates.query("item == 'uses' and option == 'y_' and banner == 'sector'")
    known = fay_herriot(own["share"].to_numpy(), own["std_error"].to_numpy() ** 2)
    assert found["shrunken_share"].tolist() == pytest.approx(known.estimates.tolist())
    assert found["own_weight"].between(0, 1).all()


def test_a_hidden_part_of_the_mix_leaves_no_standardised_share(tmp_path):
    found, _ = adjusted(tmp_path, {**CELLS, ("media", "small"): (3, 1)})
    assert found.loc["media"].isna()["standardized_share"]
    assert "not_estimable" in found.loc["media", "flag"]


def test_where_everybody_in_every_part_says_yes_there_is_no_interval(tmp_path):
    found, _ = adjusted(tmp_path, {**CELLS, ("media", "small"): (20, 20), ("media", "large"): (80, 80)})
    row = found.loc["media"]
    assert (row["standardized_share"], row["standardized_error"]) == (pytest.approx(1), 0)
    assert row[["standardized_low", "standardized_high"]].isna().all()
    assert "boundary" in row["flag"]


def test_who_does_not_know_the_size_is_in_no_part_of_the_mix(tmp_path):
    for name in ("known", "unknown"):
        (tmp_path / name).mkdir()
    known, _ = adjusted(tmp_path / "known")
    with_reason = CODEBOOK.replace("large, Large]]", "large, Large], [dont_know, Don't know]]")
    lines = [
        f"{sector} | {size} | {'Yes' if n < yes else 'No'}"
        for (sector, size), (count, yes) in {**CELLS, ("fin", "dont_know"): (9, 9)}.items()
        for n in range(count)
    ]
    _, _, tables = staged_small(
        tmp_path / "unknown",
        with_reason.format(more='missing: {"9": dont_know}'),
        "S | Z | U\n" + "\n".join(lines),
        upto="tabulate",
    )
    found = (
        tables.load("adjusted_rates").query("item == 'uses' and option == 'y_'").set_index("banner_option")
    )
    assert found["standardized_share"].to_dict() == pytest.approx(known["standardized_share"].to_dict())
    tests = tables.load("associations").query("item == 'uses' and method == 'mantel_haenszel'")
    assert tests["unweighted_base"].tolist() == [sum(count for count, _ in CELLS.values())]


def test_a_share_that_nobody_with_weight_stands_behind_says_why_it_is_missing(tmp_path):
    weights = {"fin": 1, "media": 2, "trade": 0}
    lines = [
        f"{sector} | {size} | {'Yes' if n % 3 else 'No'} | {weight}"
        for sector, weight in weights.items()
        for size in ("small", "large")
        for n in range(12)
    ]
    codebook = CODEBOOK.format(more="weights: {w: W}")
    _, _, tables = staged_small(tmp_path, codebook, "S | Z | U | W\n" + "\n".join(lines), upto="tabulate")
    found = tables.load("adjusted_rates").query(
        "item == 'uses' and weighting == 'w' and banner_option == 'trade'"
    )
    assert found["share"].isna().all()
    assert found["flag"].str.contains("not_estimable").all()
