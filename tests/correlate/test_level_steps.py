"""Does each level add? Through the pipeline, with means that can be seen."""

import numpy as np
import pandas as pd
import pytest

from tests.correlate.wave_of import wave_of

CODEBOOK = """\
items: {x: {column: x, type: number}, y: {column: y, type: number}}
scores: {s: {items: [x], levels: [[low, Low, 0], [mid, Middle, 2], [high, High, 4]]}}
outcomes: [y]
"""


def steps_of(tmp_path, means, sizes=(40, 40, 40)):
    x = np.repeat([1, 3, 5], sizes)
    y = np.concatenate(
        [mean + np.resize([-1.0, 0, 1], size) for mean, size in zip(means, sizes, strict=True)]
    )
    rows = wave_of(tmp_path, CODEBOOK, pd.DataFrame({"x": x, "y": y})).load("robustness")
    return rows[rows["measure"].isin(["monotonic", "step"])].set_index(["measure", "item"])


@pytest.mark.parametrize(
    ("means", "verdict", "note"),
    [
        ((1, 3, 5), "each_step_adds", ""),
        ((1, 3, 3), "plateau", "no trend from mid on"),
        ((1, 3, 1), "turns", ""),
        ((2, 2, 2), "no_trend", "no trend from low on"),
        ((5, 3, 1), "each_step_takes", ""),
    ],
)
def test_the_verdict_over_the_levels(tmp_path, means, verdict, note):
    row = steps_of(tmp_path, means).loc["monotonic", ""]
    assert row["verdict"] == verdict
    assert note in row["note"]


def test_each_step_is_the_higher_level_less_the_lower(tmp_path):
    rows = steps_of(tmp_path, (1, 3, 4)).loc["step"]
    # 40 times -1, 0, 1 in turn has mean -1/40, which both levels share
    assert rows["estimate"].to_dict() == pytest.approx({"low>mid": 2, "mid>high": 1})
    assert rows["unweighted_base"].tolist() == [80, 80]


def test_a_level_of_fewer_than_five_is_left_out(tmp_path):
    rows = steps_of(tmp_path, (1, 3, 5), sizes=(40, 4, 40)).loc["step"]
    assert list(rows.index) == ["low>high"]


def test_a_trend_between_levels_that_do_not_vary_has_no_p_and_says_so(tmp_path):
    """The middle level, which varies, has no part in a linear trend over three."""
    x, y = np.repeat([1, 3, 5], 40), np.concatenate([np.full(40, 1), np.resize([2, 4], 40), np.full(40, 5)])
    rows = wave_of(tmp_path, CODEBOOK, pd.DataFrame({"x": x, "y": y})).load("robustness")
    row = rows.query("measure == 'monotonic'").iloc[0]
    assert (str(row["p_value"]), row["flag"]) == ("nan", "not_estimable model_based")
