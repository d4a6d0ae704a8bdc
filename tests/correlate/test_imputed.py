"""Missing answers imputed several times, through the pipeline."""

import numpy as np
import pandas as pd

from tests.correlate.wave_of import wave_of

CODEBOOK = """\
items: {a: {column: a, type: number}, b: {column: b, type: number}, y: {column: y, type: number}}
scores:
  s: {items: [a, b], min_answered: 1.0}
  t: {items: [a, b], min_answered: 0.5}
outcomes: [y]
analysis: {imputations: 10}
"""


def imputed_of(tmp_path, rows, codebook=CODEBOOK):
    rows = wave_of(tmp_path, codebook, rows).load("robustness")
    return rows[rows["measure"] == "imputed_pearson"].set_index("score")


def drawn(n=200):
    random = np.random.default_rng(3)
    a, b = random.multivariate_normal([0, 0], [[1, 0.3], [0.3, 1]], n).T.round(3)
    return pd.DataFrame({"a": a, "b": b, "y": (a + b + random.normal(size=n)).round(3)})


def information(row):
    return float(row["note"].split()[0])


def test_a_score_of_the_same_items_fills_no_gap_with_certainty(tmp_path):
    """A third lacks b: t is then a alone, and taken at its word would tell s to the last digit."""
    rows = drawn()
    rows.loc[::3, "b"] = None
    row = imputed_of(tmp_path, rows).loc["s"]
    assert information(row) > 0.05
    assert row["low"] < row["estimate"] < row["high"]
    assert row["replicates"] == 10


def test_where_nothing_is_missing_nothing_is_imputed(tmp_path):
    assert len(imputed_of(tmp_path, drawn())) == 0


def test_nothing_is_imputed_unless_the_codebook_asks(tmp_path):
    rows = drawn()
    rows.loc[::3, "b"] = None
    assert len(imputed_of(tmp_path, rows, CODEBOOK.replace("imputations: 10", "seed: 1"))) == 0


def test_a_design_widens_what_is_imputed_too(tmp_path):
    """Every respondent stands twice: as PSUs of two there are half as many independent ones."""
    rows = drawn()
    rows.loc[::3, "b"] = None
    twice = pd.concat([rows, rows]).assign(psu=[*range(200), *range(200)])
    plain = imputed_of(tmp_path / "plain", twice.drop(columns="psu")).loc["s"]
    paired = imputed_of(tmp_path / "paired", twice, "design: {psu: psu}\n" + CODEBOOK).loc["s"]
    assert paired["estimate"] == plain["estimate"]
    wider = (paired["high"] - paired["low"]) / (plain["high"] - plain["low"])
    assert 1.2 < wider < 1.6
