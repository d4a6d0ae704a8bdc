"""Weights that are all equal, without a declared design, give the unweighted answer to the last digit, in every table."""

import numpy as np
import pandas as pd
import pytest

from pipeline.contract import TABLES
from pipeline.correlate.wave import correlate_wave
from tests.counted import counted

FIVE = "type: ordinal, options: [['1', a], ['2', b], ['3', c], ['4', d], ['5', e]]"
CODEBOOK = f"""
weights: {{w: W}}
items:
  sector: {{column: S, options: [[fin, Finance], [media, Media], [trade, Trade]]}}
  size: {{column: Z, options: [[small, Small], [large, Large]]}}
  uses: {{column: U, options: [[y_, "Yes"], [n_, "No"]]}}
  sites: {{columns: {{fb: A, tw: B}}, labels: {{fb: Facebook, tw: Twitter}}}}
  staff: {{column: X, type: number}}
  plans: {{column: P, {FIVE}}}
  steps: {{column: Q, {FIVE}}}
  growth: {{column: G, {FIVE}}}
scores: {{integration: {{items: [plans, steps], levels: [[lo, Low, 1], [hi, High, 3.5]]}}}}
outcomes: [growth]
controls: [size]
banners: [sector, size, [sector, size]]
"""
NAMED = {"study", "wave", "weighting", "family"}  # the family of an adjustment says its weighting


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    draw = np.random.default_rng(4)
    rows = pd.DataFrame({
        "S": draw.choice(["fin", "media", "trade"], 120), "Z": draw.choice(["small", "large"], 120),
        "U": draw.choice(["Yes", "No", ""], 120), "A": draw.choice(["1", ""], 120), "B": draw.choice(["1", ""], 120),
        "X": draw.integers(1, 500, 120), "P": draw.integers(1, 6, 120), "Q": draw.integers(1, 6, 120),
        "G": draw.integers(1, 6, 120), "W": 0.3,
    })  # fmt: skip
    wave = counted(tmp_path_factory.mktemp("equal"), CODEBOOK, rows.astype(str))
    correlate_wave(wave.study, wave.study.wave("2012"), wave.tables)
    return wave


@pytest.mark.parametrize(
    "name",
    "rates score_means associations adjusted_rates option_pairs correlations homogeneity models".split(),
)
def test_equal_weights_change_nothing(name, found):
    rows = found.table(name)
    key = [column for column in TABLES[name].key if column not in NAMED]
    weighted, plain = (
        rows[rows["weighting"] == weighting].drop(columns=NAMED & set(rows)).set_index(key).sort_index()
        for weighting in ("w", "none")
    )
    assert len(plain)
    pd.testing.assert_frame_equal(weighted, plain, check_exact=True)
