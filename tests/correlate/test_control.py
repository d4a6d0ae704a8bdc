"""Every bad input of scores, outcomes and controls: NULL with a flag and the culprit's name, and no warning."""

import warnings

import numpy as np
import pandas as pd
import pytest

from pipeline.errors import CodebookError
from tests.correlate.wave_of import wave_of

FIVE = 'type: ordinal, options: [["1", a], ["2", b], ["3", c], ["4", d], ["5", e]]'
ORDERED = ("k", "x", "y", "tied", "nobody", "three", "two")
CODEBOOK = (
    "weights: {w: w}\nitems:\n"
    + "".join(f"  {name}: {{column: {name}, {FIVE}}}\n" for name in ORDERED)
    + """\
  one: {column: one, options: [[a, A]]}
  sector: {column: sector, options: [[a, A], [b, B]]}
  same: {column: same, options: [[p, P], [q, Q]]}
scores:
  constant: {items: [k]}
  plain: {items: [x], levels: [[lo, Lo, 0], [mid, Mid, 2], [hi, Hi, 4]]}
outcomes: [y, x, tied, nobody, three, two]
controls: [sector, same, one]
banners: [sector]
analysis: {imputations: 3, resamples: 99, permutations: 50}
"""
)


def respondents(n=60) -> pd.DataFrame:
    draw = np.random.default_rng(1)
    rows = pd.DataFrame({"k": 3, "x": draw.integers(1, 6, n), "y": draw.integers(1, 6, n)})
    sector = draw.choice(list("ab"), n)
    return rows.assign(
        tied=2,
        nobody="",
        three=[str(value) if at < 3 else "" for at, value in enumerate(rows["y"])],
        two=[1 if value > 3 else 2 for value in rows["y"]],
        one="a",
        sector=sector,
        same=np.where(sector == "a", "p", "q"),
        w=draw.uniform(0.5, 2, n).round(3),
    )


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return wave_of(tmp_path_factory.mktemp("bad"), CODEBOOK, respondents())


@pytest.fixture(scope="module")
def correlations(tables):
    rows = tables.load("correlations").query("banner == 'total'")
    return rows.set_index(["score", "outcome", "method", "weighting"]).sort_index()


@pytest.mark.parametrize("weighting", ["none", "w"])
@pytest.mark.parametrize(
    ("pair", "flag", "culprit"),
    [
        (("constant", "y"), "not_estimable", "'constant' does not vary"),
        (("plain", "tied"), "not_estimable", "'tied' does not vary"),
        (("constant", "tied"), "not_estimable", "'constant' and 'tied' do not vary"),
        (("plain", "three"), "suppressed", ""),
        (("plain", "nobody"), "suppressed", ""),
    ],
)
def test_what_has_no_correlation_has_none_and_says_why(correlations, pair, flag, culprit, weighting):
    for method in ("pearson", "spearman", "kendall", "polychoric"):
        row = correlations.loc[(*pair, method, weighting)]
        assert pd.isna(row[["estimate", "std_error", "low", "high", "p_value"]]).all(), method
        assert flag in row["flag"].split(), method
        assert culprit in row["note"], method


def test_a_perfect_correlation_is_one_and_flagged(correlations):
    for method in ("pearson", "spearman", "kendall"):
        row = correlations.loc["plain", "x", method, "none"]
        assert tuple(row[["estimate", "low", "high"]]) == pytest.approx((1, 1, 1)), method
        assert "boundary" in row["flag"].split(), method


def test_a_collinear_control_is_named(correlations):
    row = correlations.loc["plain", "y", "partial_pearson", "none"]
    assert np.isnan(row["estimate"])
    assert "'same=q' is collinear" in row["note"]


def test_a_control_of_one_level_is_left_out_of_partials_and_named_in_models(tables, correlations):
    assert correlations.loc["plain", "y", "partial_pearson", "none"]["controls"] == "sector,same"
    last = tables.load("models").query("score == 'plain' and outcome == 'y' and step == 3")
    assert last["estimate"].isna().all()
    assert last["note"].str.contains("does not vary|is collinear").all()


def test_a_constant_score_has_no_confounders_either(tables):
    rows = tables.load("robustness").query("score == 'constant' and outcome == 'y'")
    measures = set(rows["measure"])
    assert not measures & {"partial_r2", "robustness_value", "confounder_like"}
    shown = rows[rows["measure"].str.startswith("curve") | (rows["measure"] == "e_value")]
    assert shown["estimate"].isna().all()
    assert shown["flag"].str.contains("not_estimable").all()


def test_an_outcome_without_an_order_is_an_error_that_names_it(tmp_path):
    with pytest.raises(CodebookError, match="sector is of type single; an outcome is ordinal"):
        wave_of(tmp_path, CODEBOOK.replace("outcomes: [y,", "outcomes: [sector, y,"), respondents())
