import numpy as np
import pandas as pd
import pytest

from pipeline.codebook import load_study
from pipeline.compare.order_in_time import order_in_time
from tests.correlate.wave_of import stages_of, study_folder

CODEBOOK = """\
company_id: Firm
items: {x: {column: x, type: number}, y: {column: y, type: number}}
scores: {s: {items: [x]}}
outcomes: [y]
"""


def drawn(n=120):
    """x of the first wave moves y of the second by half its size; y moves x by nothing."""
    random = np.random.default_rng(2)
    firms = [f"f{i}" for i in range(n)]
    x1, y1 = random.normal(size=n), random.normal(size=n)
    x2, y2 = 0.6 * x1 + random.normal(size=n), 0.5 * x1 + 0.4 * y1 + random.normal(size=n)
    return pd.DataFrame({"Firm": firms, "x": x1, "y": y1}), pd.DataFrame({"Firm": firms, "x": x2, "y": y2})


def found(tmp_path, codebook, waves):
    folder = study_folder(tmp_path, codebook, waves)
    study = load_study(folder.raw / "little")
    return order_in_time(study, {wave: stages_of(folder, wave) for wave in waves}).set_index("path")


def test_companies_in_two_waves_show_which_path_is_there(tmp_path):
    first, second = drawn()
    rows = found(tmp_path, CODEBOOK, {"2011": first, "2012": second.iloc[::-1]})
    forward, backward = rows.loc["score_to_outcome"], rows.loc["outcome_to_score"]
    assert forward["low"] > 0
    assert backward["low"] < 0 < backward["high"]
    assert rows.loc["difference", "estimate"] == pytest.approx(forward["estimate"] - backward["estimate"])
    assert (forward["companies_matched"], forward["interval_method"]) == (120, "bca")
    columns = np.column_stack([first[["x", "y"]], second["y"]])
    z = (columns - columns.mean(0)) / columns.std(0)
    beta = np.linalg.lstsq(z[:, :2], z[:, 2], rcond=None)[0]
    assert forward["estimate"] == pytest.approx(beta[0], rel=1e-8)


@pytest.mark.parametrize(
    ("codebook", "waves", "why"),
    [
        (CODEBOOK, ["2011"], "there is one wave"),
        (CODEBOOK.replace("company_id: Firm\n", ""), ["2011", "2012"], "there is no `company_id`"),
        (CODEBOOK, ["2011", "2012"], "fewer than 6 companies are matched in both waves"),
    ],
)
def test_without_matched_companies_it_refuses_in_these_words(tmp_path, codebook, waves, why):
    first, second = drawn(20)
    frames = {"2011": first, "2012": second.assign(Firm="other " + second["Firm"])}
    rows = found(tmp_path, codebook, {wave: frames[wave] for wave in waves})
    assert rows["note"].item().startswith("these data cannot show which came first: ")
    assert why in rows["note"].item()
    assert "not_estimable" in rows["flag"].item()


def test_a_wave_that_repeats_the_first_shows_no_order(tmp_path):
    first, _ = drawn(30)
    rows = found(tmp_path, CODEBOOK, {"2011": first, "2012": first})
    assert "these data cannot show which came first: among the 30 companies" in rows["note"].item()


def test_a_break_in_series_is_said_beside_the_paths(tmp_path):
    first, second = drawn(30)
    codebook = CODEBOOK + 'waves: {"2011": {}, "2012": {series_break: asked by telephone}}\n'
    rows = found(tmp_path, codebook, {"2011": first, "2012": second})
    assert set(rows["flag"].str.contains("series_break")) == {True}
    assert set(rows["note"].str.contains("break in series: asked by telephone")) == {True}
