"""Models under a design and with weights, of a domain that lacks a whole cluster: R's survey package."""

import numpy as np
import pandas as pd
import pytest

from tests.correlate.wave_of import wave_of
from tests.reference.values import reference, reference_data

R = reference("correlate_design")
ITEMS = """\
items:
  x: {column: x, type: number}
  meals: {column: meals, type: number}
  y: {column: y, type: ordinal, options: [["0", a], ["1", b], ["2", c], ["3", d]]}
scores: {s: {items: [x]}}
outcomes: [y]
"""


def schools() -> pd.DataFrame:
    rows = reference_data("apiclus1")
    rows["x"] = np.digitize(rows["api00"], [550, 620, 690, 760])
    coarse = pd.Series(np.digitize(rows["ell"], [10, 25, 45]), dtype="Int64")
    return rows.assign(y=coarse.mask(rows["dnum"] == 61), id=range(len(rows)))


@pytest.fixture(scope="module")
def clustered(tmp_path_factory):
    codebook = "sample: probability\ndesign: {psu: dnum}\nweights: {pw: pw}\n" + ITEMS
    codebook += "controls: [meals]\n"
    return wave_of(tmp_path_factory.mktemp("clustered"), codebook, schools())


@pytest.fixture(scope="module")
def weighted(tmp_path_factory):
    rows = schools()
    rows["pw"] *= 1 + (np.arange(len(rows)) + 1) % 3
    return wave_of(tmp_path_factory.mktemp("weighted"), "weights: {pw: pw}\n" + ITEMS, rows)


def term(tables, model):
    rows = tables.load("models").query("model == @model and weighting == 'pw' and term == 's' and step == 0")
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("method", "name"), [("kendall", "tau"), ("spearman", "rho"), ("partial_spearman", "held")]
)
def test_respondents_who_share_a_cell_are_added_up_under_a_design(clustered, method, name):
    rows = clustered.load("correlations").query("method == @method and weighting == 'pw'")
    row = rows.iloc[0]
    assert row["estimate"] == pytest.approx(R[f"{name}.est"], rel=1e-8)
    assert row["std_error"] == pytest.approx(R[f"{name}.se"], rel=1e-8)


def test_a_domain_keeps_the_cluster_that_nobody_of_it_is_in(clustered):
    row = term(clustered, "survey_ols")
    assert (row["estimate"], row["std_error"]) == pytest.approx((R["line.b"], R["line.se"]), rel=1e-8)
    assert row["df"] == R["line_df"]


def test_with_weights_alone_the_sample_keeps_its_size(weighted):
    row = term(weighted, "survey_ols")
    assert (row["estimate"], row["std_error"]) == pytest.approx((R["alone.b"], R["alone.se"]), rel=1e-8)
    assert row["df"] == R["alone_df"]


def test_an_ordered_outcome_has_a_logit_under_a_design(clustered):
    row = term(clustered, "ordered_logit")
    # svyolr stops at its optimiser's 1e-8 of the deviance, a good 1e-4 of the coefficient
    assert (row["estimate"], row["std_error"]) == pytest.approx((R["ordered.b"], R["ordered.se"]), rel=1e-3)
    assert row["std_error_method"] == "linearised"
