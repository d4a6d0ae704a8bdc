"""Cinelli & Hazlett's numbers against the formulas of their paper, written out in rows of a regression."""

import numpy as np
import pytest

from tests.reference.values import reference_data


def test_the_robustness_value_is_that_of_the_regression_in_rows(bfi):
    d = reference_data("bfi")
    score = d[["C1", "C2", "C3"]].mean(axis=1)
    school = [(d["education"] == code).astype(float) for code in (2, 3, 4, 5)]
    x = np.column_stack([np.ones(len(d)), score, d["age"], *school])
    y = d["A5"].to_numpy(float)
    beta = np.linalg.lstsq(x, y, rcond=None)[0]
    df = len(d) - x.shape[1]
    variance = ((y - x @ beta) ** 2).sum() / df * np.linalg.inv(x.T @ x)[1, 1]
    f2 = beta[1] ** 2 / variance / df
    rows = bfi.load("robustness").query("score == 'careful' and outcome == 'A5'").set_index("measure")
    assert rows.loc["partial_r2", "estimate"] == pytest.approx(f2 / (1 + f2), rel=1e-8)
    value = (np.sqrt(f2**2 + 4 * f2) - f2) / 2
    assert rows.loc["robustness_value", "estimate"] == pytest.approx(value, rel=1e-8)
    assert set(rows.loc["confounder_like", "item"]) == {"age", "education"}
