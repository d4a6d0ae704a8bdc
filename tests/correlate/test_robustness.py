import numpy as np
import pandas as pd
import pytest

from tests.correlate.wave_of import wave_of

CODEBOOK = """\
items:
  sector: {column: sector, options: [[a, A], [b, B], [c, C]]}
  x: {column: x, type: number}
  y: {column: y, type: number}
scores: {s: {items: [x], levels: [[low, Low, 0], [mid, Middle, 2], [high, High, 4]]}}
outcomes: [y]
controls: [sector]
"""


def of(tables, measure):
    rows = tables.load("robustness").query("measure == @measure")
    return rows if len(rows) != 1 else rows.iloc[0]


def drawn(n=200, slope=0.5, seed=5):
    random = np.random.default_rng(seed)
    x = random.integers(0, 6, n)
    y = np.round(slope * x + random.normal(0, 1.5, n), 2)
    return pd.DataFrame({"sector": random.choice(list("abc"), n), "x": x, "y": y})


def test_what_listwise_deletion_cost_is_counted(tmp_path):
    rows = drawn()
    rows.loc[:19, "y"] = None
    row = of(wave_of(tmp_path, CODEBOOK, rows), "lost_listwise")
    assert (row["estimate"], row["unweighted_base"]) == (0.1, 200)
    assert "20 of 200" in row["note"]


def test_missing_answers_are_imputed_where_the_codebook_asks(tmp_path):
    rows = drawn()
    rows.loc[:19, "y"] = None
    row = of(wave_of(tmp_path, CODEBOOK + "analysis: {imputations: 5}\n", rows), "imputed_pearson")
    assert (row["replicates"], row["unweighted_base"]) == (5, 200)
    assert row["low"] < row["estimate"] < row["high"]


def test_no_relation_in_a_large_sample_is_a_finding(tmp_path):
    tables = wave_of(tmp_path, CODEBOOK, drawn(3000, 0.0))
    row = of(tables, "equivalence")
    assert row["verdict"] == "negligible"
    assert (row["confidence"], row["p_value"] < 0.05) == (pytest.approx(0.9), True)
    assert of(tables, "smallest_detectable")["verdict"] == "not significant"


def test_each_step_is_tested_and_the_steps_have_a_verdict(tmp_path):
    tables = wave_of(tmp_path, CODEBOOK, drawn(400, 1.0))
    assert of(tables, "monotonic")["verdict"] == "each_step_adds"
    assert of(tables, "step")["item"].tolist() == ["low>mid", "mid>high"]


def test_a_perfect_correlation_leaves_nothing_to_confound(tmp_path):
    rows = drawn().assign(y=lambda frame: 2 * frame["x"])
    measures = set(wave_of(tmp_path, CODEBOOK, rows).load("robustness")["measure"])
    assert "lost_listwise" in measures
    assert "robustness_value" not in measures


def test_the_marker_takes_its_own_correlation_out(bfi):
    """(r - m) / (1 - m) with m the smaller of the marker's two correlations, or 0 where that is negative."""
    rows = bfi.load("robustness").query("measure == 'marker_adjusted' and score == 'kind'").iloc[0]
    plain = (
        bfi.load("correlations")
        .query("score == 'kind' and method == 'pearson' and banner == 'total' and universe == 'all'")[
            "estimate"
        ]
        .item()
    )
    marker = float(rows["note"].split("is ")[1].split(";")[0])
    assert rows["estimate"] == pytest.approx((plain - max(marker, 0)) / (1 - max(marker, 0)), abs=1e-3)


def test_what_a_design_leaves_without_an_error_has_no_verdict_but_a_reason(tmp_path):
    """One PSU in all: no correlation has a standard error."""
    rows = drawn().assign(p="a")
    row = of(wave_of(tmp_path, CODEBOOK + "design: {psu: p}\n", rows), "smallest_detectable")
    assert (str(row["estimate"]), row["flag"]) == ("nan", "not_estimable model_based")
    assert pd.isna(row["verdict"])
