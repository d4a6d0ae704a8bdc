"""docs/methods.md explains every column of the tables that others rely on, and its examples are right."""

from math import exp, log, sqrt

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest, norm, t

from pipeline.contract import TABLES
from pipeline.stats.cramers_v import cramers_v
from pipeline.stats.interval import score_interval, wilson_interval
from tests.counted import counted
from tests.tracked_files import ROOT

METHODS = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
KEYS = {"study", "wave"}


def section(title: str) -> str:
    return METHODS.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def explained(title: str) -> set[str]:
    """The columns in the first cell of each line of the section's tables."""
    cells = [line.split("|")[1] for line in section(title).splitlines() if line.startswith("| `")]
    return {name.strip().strip("`") for cell in cells for name in cell.split(",")}


@pytest.mark.parametrize("table", ["rates", "associations"])
def test_every_column_is_explained_and_none_that_is_not_there(table):
    assert explained(f"The columns of `{table}`") == set(TABLES[table].types) - KEYS


def test_the_example_of_rates_is_right():
    w = np.array([0.5, 1, 1.5, 1, 1.5, 1, 0.5, 1.5, 0.5, 0.5, 1, 1.5])
    y = np.array([1] * 8 + [0] * 4)
    p = (w * y).sum() / w.sum()
    v = 12 / 11 * ((w * (y - p)) ** 2).sum() / w.sum() ** 2
    n = p * (1 - p) / v
    found = score_interval(p, n, quantile=t.ppf(0.975, 11))
    plain = wilson_interval(8 / 12, 12)
    text = section("The columns of `rates`")
    for number in (f"{p:.6f}", f"{v:.6f}", f"{sqrt(v):.6f}", f"= {n:.2f}", f"= {11 / n:.2f}",
                   f"{found.low:.3f} to {found.high:.3f}", f"{plain.low:.3f} to {plain.high:.3f}"):  # fmt: skip
        assert number in text


def test_the_example_of_associations_is_right():
    half = 1.959964 * sqrt(2 / 30 + 2 / 20)
    text = section("The columns of `associations`")
    assert f"V = {cramers_v(4.0, 100, 2, 2):.3f}" in text
    assert f"{exp(log(2.25) - half):.2f}` to {exp(log(2.25) + half):.2f}" in text
    assert f"p = {binomtest(6, 24).pvalue:.3f}".replace("0.", ".") in text


ITEM = 'items: {u: {column: U, options: [["y", "Yes"], ["n", "No"]]}, g: {column: G, options: [%s]}}\nbanners: [g]\n'


def people(**groups: tuple[int, int]) -> pd.DataFrame:
    """Respondents by group: how many say yes, of how many."""
    rows = [(name, "y" if at < yes else "n") for name, (yes, of) in groups.items() for at in range(of)]
    return pd.DataFrame(rows, columns=["G", "U"])


def said(*numbers: str, within: str) -> None:
    for number in numbers:
        assert number in METHODS.split(f"## {within}\n", 1)[1].split("\n## ", 1)[0], number


def test_the_example_of_rates_is_what_the_pipeline_makes_of_it(tmp_path):
    w = [0.5, 1, 1.5, 1, 1.5, 1, 0.5, 1.5, 0.5, 0.5, 1, 1.5]
    rows = people(all=(8, 12)).assign(W=w)
    rates = counted(tmp_path, "weights: {w: W}\n" + ITEM % "[all, All]", rows).rates(item="u", option="y")
    row = rates.query("weighting == 'w' and banner == 'total'").iloc[0]
    said(
        f"= {row['share']:.6f}", f"std_error = {row['std_error']:.6f}, df = {row['df']:.0f}",
        f"= {row['effective_base']:.2f}", f"= {row['design_effect']:.2f}",
        f"{row['share_low']:.3f} to {row['share_high']:.3f}", within="The columns of `rates`",
    )  # fmt: skip
    assert (row["unweighted_base"], row["unweighted_count"], row["weighted_count"]) == (12, 8, 8.5)


def test_the_examples_of_letters_and_of_the_rest_are_what_the_pipeline_makes_of_them(tmp_path):
    rows = people(a=(60, 100), b=(40, 100), c=(41, 100))
    rates = counted(tmp_path, ITEM % "[a, A], [b, B], [c, C]", rows).rates(item="u", option="y", banner="g")
    row = rates.set_index("banner_option").loc["a"]
    assert "B" in row["letters"]
    z = 0.2 / sqrt(0.5 * 0.5 * 2 / 100)
    p = f"{2 * norm.sf(z):.4f}".lstrip("0")
    said(
        f"= {z:.2f}`, p = {p}", f"0.6 - 0.405 = {row['rest_difference']:.3f}", within="The columns of `rates`"
    )


def test_the_example_of_associations_is_what_the_pipeline_makes_of_it(tmp_path):
    rows = people(small=(30, 50), large=(20, 50))
    tests = counted(tmp_path, ITEM % "[small, S], [large, L]", rows).table("associations")
    row = tests.query("item == 'u' and method == 'pearson_chi2'").iloc[0]
    assert (row["statistic"], row["df1"], row["unweighted_base"]) == (pytest.approx(4), 1, 100)
    said(f"p = {row['p_value']:.4f}", f"V = {row['cramers_v']:.3f}", within="The columns of `associations`")
    said(f"{row['odds_low']:.2f}` to {row['odds_high']:.2f}", within="The columns of `associations`")
    assert row["odds_ratio"] == pytest.approx(2.25)


def test_the_example_of_totals_is_what_the_pipeline_makes_of_it(tmp_path):
    rows = people(all=(8, 12)).assign(W=10)
    totals = counted(tmp_path, "weights: {w: W}\n" + ITEM % "[all, All]", rows).table("totals")
    row = totals.query("item == 'u' and option == 'y' and banner == 'total'").iloc[0]
    said(
        f"are {row['total']:.0f} firms",
        f"= {row['std_error'] ** 2:.1f}",
        f"= {row['std_error']:.1f}",
        within="Totals",
    )
