import numpy as np
import pandas as pd

from tests.correlate.wave_of import wave_of


def test_the_first_specification_is_the_published_correlation(bfi):
    rows = bfi.load("specifications").query(
        "score == 'kind' and scoring == 'declared' and exclusions == 'kept'"
    )
    correlations = bfi.load("correlations").query("score == 'kind' and banner == 'total'")
    for method, universe in (("pearson", "all"), ("spearman", "women")):
        chosen = [
            table[(table["method"] == method) & (table["universe"] == universe)]
            for table in (rows, correlations)
        ]
        one, published = (table.loc[table["controls"] == "", "estimate"].item() for table in chosen)
        assert abs(one - published) < 1e-9


def test_choices_are_crossed_and_items_left_out_one_by_one(bfi):
    rows = bfi.load("specifications").query("score == 'kind'")
    crossed = rows[~rows["scoring"].str.startswith("without_")]
    # declared and standardised x two methods x controls or none x everybody or women; all items are answered
    assert len(crossed) == 2 * 2 * 2 * 2
    assert set(rows["scoring"]) >= {f"without_A{place}" for place in range(1, 6)}


def test_nobody_excluded_is_a_choice_where_somebody_is(tmp_path):
    random = np.random.default_rng(4)
    x = random.integers(1, 6, 60)
    rows = pd.DataFrame({"x": x, "y": x + random.integers(0, 5, 60), "seconds": [300] * 55 + [20] * 5})
    codebook = (
        "duration: seconds\nexclude: [{speeder: 0.333}]\n"
        "items: {x: {column: x, type: number}, y: {column: y, type: number}}\n"
        "scores: {s: {items: [x]}}\noutcomes: [y]\n"
    )
    found = wave_of(tmp_path, codebook, rows).load("specifications")
    assert found.groupby("exclusions")["unweighted_base"].unique().map(list).to_dict() == {
        "all": [60],
        "kept": [55],
    }


def test_a_joint_test_stands_in_robustness_with_its_seed(bfi):
    rows = bfi.load("robustness").query("measure == 'curve_median'")
    assert set(rows["replicates"]) == {99}
    assert set(rows["seed"]) == {1}
    assert rows["p_value"].between(0.01, 1).all()
