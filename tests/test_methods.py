"""docs/methods.md explains every column of the tables that others rely on, and its examples are right."""

from math import exp, log, sqrt

import numpy as np
import pytest
from scipy.stats import binomtest, t

from pipeline.contract import TABLES
from pipeline.stats.cramers_v import cramers_v
from pipeline.stats.interval import score_interval, wilson_interval
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
