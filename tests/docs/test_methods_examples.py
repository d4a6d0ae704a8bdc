"""The examples of docs/methods.md beside those of `rates` and `associations`: what the pipeline makes of each."""

import pandas as pd
import pytest

from pipeline.compare.across import compare_waves
from pipeline.correlate.wave import correlate_wave
from pipeline.engine import Tables
from tests.counted import counted
from tests.docs.test_methods import people, said

YES_NO = 'u: {column: U, options: [["y", "Yes"], ["n", "No"]]}'


def test_the_example_of_means(tmp_path):
    rows = pd.DataFrame({"X": [10, 20, 30, 40, 60], "W": [1, 1, 2, 0.5, 0.5]})
    found = counted(tmp_path, "weights: {w: W}\nitems: {x: {column: X, type: number}}\n", rows)
    row = found.table("score_means").query("weighting == 'w'").iloc[0]
    said(
        f"= {row['mean']:.2f}",
        f"= {row['std_error'] ** 2:.2f}",
        f"std_error = {row['std_error']:.2f}, df = {row['df']:.0f}",
        f"= {row['std_dev']:.2f}",
        f"{row['low']:.2f} to {row['high']:.2f}",
        within="Means",
    )


def test_the_example_of_a_net_promoter_score(tmp_path):
    rows = pd.DataFrame({"X": [10, 9, 8, 6, 3], "W": [1, 1, 2, 0.5, 0.5]})
    codebook = "weights: {w: W}\nitems: {x: {column: X, type: number, summary: nps}}\n"
    means = counted(tmp_path, codebook, rows).table("score_means")
    row = means.query("weighting == 'w' and measure == 'x_nps'").iloc[0]
    said(
        f"/ 5 = {row['mean']:.2f}",
        f"= {row['std_error'] ** 2:.2f}",
        f"std_error = {row['std_error']:.2f}, df = {row['df']:.0f}",
        f"{row['low']:.2f} to {row['high']:.2f}",
        within="Means",
    )


def test_the_example_of_rates_at_a_common_mix(tmp_path):
    """120 small and 130 large firms; a fifth of the small and half of the large say yes in both sectors."""
    cells = {("fin", "small"): (20, 100), ("fin", "large"): (10, 20), ("media", "small"): (4, 20)}
    cells[("media", "large")] = (55, 110)
    rows = [
        (sector, size, "y" if at < yes else "n")
        for (sector, size), (yes, of) in cells.items()
        for at in range(of)
    ]
    codebook = f"""
items:
  s: {{column: S, options: [[fin, Finance], [media, Media]]}}
  z: {{column: Z, options: [[small, Small], [large, Large]]}}
  {YES_NO}
banners: [s, [s, z]]
"""
    found = counted(tmp_path, codebook, pd.DataFrame(rows, columns=["S", "Z", "U"])).table("adjusted_rates")
    shares = found.query("item == 'u' and option == 'y' and banner == 's'")
    assert shares["share"].nunique() == 2
    for share in shares["standardized_share"]:
        said(f"= {share:.3f}", within="Rates that can be compared")


def test_the_example_of_money(tmp_path):
    codebook = "company_id: C\nitems: {revenue: {column: R, type: number, unit: EUR}}\n"

    def mean(largest, folder):
        rows = pd.DataFrame({"C": range(12), "R": [10] * 11 + [largest]})
        return (
            counted(tmp_path / folder, codebook, rows).table("score_means").query("banner == 'total'").iloc[0]
        )

    said("`1,111 - 1,001 - 10 = 100 < 100.1`", within="What is hidden")
    hidden, shown = mean(1001, "hidden"), mean(1000, "shown")
    assert pd.isna(hidden["mean"])
    assert "suppressed" in hidden["flag"]
    assert shown["mean"] == pytest.approx(1110 / 12)


def test_the_example_of_option_pairs(tmp_path):
    chosen = [("1", "")] * 18 + [("", "1")] * 6 + [("1", "1")] * 10
    codebook = "items: {uses: {columns: {a: A, b: B}, labels: {a: A, b: B}}}\n"
    found = counted(tmp_path, codebook, pd.DataFrame(chosen, columns=["A", "B"])).table("option_pairs")
    row = found.iloc[0]
    assert row["method"] == "mcnemar"
    said(f"p = {row['p_value']:.3f}".replace("0.", "."), within="The columns of `associations`")


def test_the_example_of_non_response(tmp_path):
    codebook = """
nonresponse: {classes: [z], sampled: {small: 110, large: 40}}
items: {z: {column: U, options: [[small, Small], [large, Large]]}}
"""
    rows = pd.DataFrame({"U": ["small"] * 40 + ["large"] * 30})
    found = counted(tmp_path, codebook, rows)
    weight = found.table("weights").query("weighting == 'nonresponse'")["weight"].sort_values().to_numpy()
    assert weight[-1] / weight[0] == pytest.approx((110 / 40) / (40 / 30))
    margins = found.table("weight_margins").query("weighting == 'nonresponse'").set_index("option")
    factors = 1 / margins["response_rate"]
    said(f"factors {factors['small']:.2f} and {factors['large']:.3f}", within="Weights")
    assert margins.loc["small", "target_share"] == pytest.approx(110 / 150)


def three_waves(tmp_path, codebook, waves) -> Tables:
    found = {name: counted(tmp_path, codebook, rows, wave=name) for name, rows in waves.items()}
    for name, one in found.items():
        correlate_wave(one.study, one.study.wave(name), one.tables)
    across = Tables(
        "study", "_", lambda name: tmp_path / f"{name}.parquet", lambda name: tmp_path / f"{name}.parquet"
    )
    compare_waves(found["2010"].study, {name: one.tables for name, one in found.items()}, across)
    return across


def test_the_example_of_a_change_of_the_same_people(tmp_path):
    codebook = f"company_id: C\nitems: {{{YES_NO}}}\n"
    waves = {wave: people(all=(yes, 40)).assign(C=range(40)) for wave, yes in (("2010", 10), ("2011", 15))}
    row = three_waves(tmp_path, codebook, waves).load("trends").query("option == 'y'").iloc[0]
    said("`V = (5 - 5²/40) / 39 / 40`", within="Waves")
    assert row["std_error"] ** 2 == pytest.approx((5 - 5**2 / 40) / 39 / 40)


def test_the_example_of_a_trend(tmp_path):
    waves = {wave: people(all=(yes, 30)) for wave, yes in (("2010", 15), ("2011", 10), ("2012", 5))}
    row = (
        three_waves(tmp_path, f"items: {{{YES_NO}}}\n", waves)
        .load("trend_tests")
        .query("option == 'y'")
        .iloc[0]
    )
    assert row["method"] == "cochran_armitage"
    said(f"{row['statistic']:.1f}, p = {row['p_value']:.3f}".replace("0.0", ".0"), within="Waves")
