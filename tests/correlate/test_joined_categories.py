"""Controls with categories that the tables hide: what is held constant tells nothing of them."""

import numpy as np
import pandas as pd

from tests.correlate.wave_of import wave_of

SECTORS = {"fin": 40, "media": 24, "ind": 20, "agri": 3}
CODEBOOK = """
sample: probability
items:
  sector: {column: sector, options: [[fin, Finance], [media, Media], [ind, Industry], [agri, Agriculture]]}
  uses: {columns: {fb: fb, tw: tw}}
  integ: {column: integ, type: number, range: [0, 10]}
  sat: {column: sat, type: number, range: [0, 10]}
scores: {integration: {items: [integ], method: sum}}
outcomes: [sat]
analysis: {permutations: 99}
"""


def rows(sectors=SECTORS, users=20):
    sector = [name for name, many in sectors.items() for _ in range(many)]
    n = np.arange(len(sector))
    return pd.DataFrame(
        {
            "sector": sector,
            "fb": (n % 29 < 10).astype(int),
            "tw": (n < users).astype(int),
            "integ": n * 7 % 11,
            "sat": (n * n + 3 * n) % 10,
        }
    )


def terms(tmp_path, more, **changed):
    models = wave_of(tmp_path, CODEBOOK + more, rows(**changed)).load("models").query("model == 'ols_hc3'")
    return list(models[models["step"] == models["step"].max()]["term"])


def test_a_category_of_too_few_is_one_with_the_next_smallest(tmp_path):
    assert terms(tmp_path, "controls: [sector]") == [
        "integration",
        "intercept",
        "sector=ind+agri",
        "sector=media",
    ]


def test_categories_join_until_they_are_enough(tmp_path):
    found = terms(tmp_path, "controls: [sector]", sectors={"fin": 40, "media": 24, "ind": 2, "agri": 1})
    assert found[2:] == ["sector=media+ind+agri"]


def test_what_the_tables_hide_is_joined_as_the_tables_hide_it(tmp_path):
    """The hidden columns of the means and the joined categories are the same: neither tells of the other's."""
    tables = wave_of(tmp_path, CODEBOOK + "controls: [sector]\nbanners: [sector]", rows())
    means = tables.load("score_means").query("measure == 'sat' and banner == 'sector'")
    hidden = set(means[means["mean"].isna()]["banner_option"])
    joined = next(term for term in tables.load("models")["term"] if "+" in term)
    assert set(joined.removeprefix("sector=").split("+")) == hidden


def test_categories_that_are_large_enough_stay(tmp_path):
    found = terms(tmp_path, "controls: [sector]", sectors={"fin": 40, "media": 24, "ind": 20, "agri": 5})
    assert found[2:] == ["sector=agri", "sector=ind", "sector=media"]


def test_an_option_of_a_set_that_too_few_gave_is_no_control(tmp_path):
    assert terms(tmp_path, "controls: [uses]", users=4)[2:] == ["uses=fb"]
    assert terms(tmp_path / "more", "controls: [uses]", users=84)[2:] == ["uses=fb"]
    assert terms(tmp_path / "most", "controls: [uses]", users=30)[2:] == ["uses=fb", "uses=tw"]
