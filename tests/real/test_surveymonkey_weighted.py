"""A weighted SurveyMonkey export through the command, against its published toplines and against plain pandas."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from pipeline.cli.main import main
from pipeline.codebook import load_study
from pipeline.storage.folder import DataFolder
from pipeline.storage.warehouse import table_part
from tests.drawn import table
from tests.real.raw_counts import differences, raw_rows, share
from tests.shared_data import shared_data

CODEBOOK = Path(__file__).parent / "surveymonkey-weighted" / "codebook.yaml"
PUBLISHED = {  # the nine columns of the publication: banner, banner option -> raw column, cell
    ("age3", "18_34"): ("age3", "18 - 34"),
    ("age3", "35_64"): ("age3", "35 - 64"),
    ("age3", "65_plus"): ("age3", "65 and up"),
    ("race2", "white"): ("race2", "White"),
    ("race2", "non_white"): ("race2", "Non-white"),
    ("kids", "has"): ("kids", "Has children"),
    ("kids", "none"): ("kids", "No children"),
    ("orientation", "straight"): ("orientation", "Straight"),
    ("orientation", "gay_bisexual"): ("orientation", "Gay/Bisexual"),
}


@pytest.fixture(scope="module")
def export():
    return shared_data("surveymonkey/surveymonkey-weighted.csv")


@pytest.fixture(scope="module")
def published(export, tmp_path_factory):
    """A reader of the published tables, after `survey run`."""
    root = tmp_path_factory.mktemp("surveymonkey")
    study = root / "raw" / "surveymonkey-weighted"
    study.mkdir(parents=True)
    shutil.copyfile(CODEBOOK, study / "codebook.yaml")
    shutil.copyfile(export, study / "2018.csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(root / "dagster"))
        patch.setenv("SURVEY_DATA", str(root))
        assert main(["--data", str(root), "run"]) == 0
    current = DataFolder(root).current
    return lambda name: pd.read_parquet(table_part(current, name, "surveymonkey-weighted", "2018"))


def test_the_two_toplines_of_the_issue_come_out_at_their_rounding(published):
    expected = table("""
        item      | option     | total | 18_34
        ----------+------------+-------+------
        masculine | very       | 37    | 29
        masculine | somewhat   | 46    | 47
        masculine | not_very   | 11    | 13
        masculine | not_at_all | 5     | 10
        masculine | no_answer  | 1     | 0
        pressure  | yes_       | 60    |
        pressure  | no_        | 39    |
        pressure  | no_answer  | 1     |
        """)
    rates = published("rates").query("weighting == 'population' and universe == 'all'")
    percent = (100 * rates.set_index(["item", "option", "banner_option"])["share"]).round()
    for row in expected.to_dict("records"):
        assert percent[row["item"], row["option"], "total"] == row["total"]
        if row["item"] == "masculine":
            assert percent[row["item"], row["option"], "18_34"] == row["18_34"]


def test_every_published_figure_is_reproduced(published):
    benchmarks = published("benchmarks")
    assert len(benchmarks) == 261
    assert benchmarks["verdict"].unique().tolist() == ["reproduced"]


def test_columns_are_hidden_only_where_few_were_asked(published):
    """Why men did not respond to harassment was asked of 49."""
    rates = published("rates").query("universe == 'all' and banner in ['age3', 'race2', 'kids']")
    assert rates.loc[rates["flag"].str.contains("suppressed"), "item"].unique().tolist() == ["no_response"]


def test_all_who_answered_are_kept(published):
    assert published("exports")["rows"].tolist() == [1615]
    rates = published("rates")
    assert rates.query("item == 'pressure' and banner == 'total' and universe == 'all'")[
        "unweighted_base"
    ].unique().tolist() == [1615]


@pytest.mark.parametrize("weighting", ["population", "none"])
def test_every_single_response_is_what_pandas_counts_among_those_asked(export, published, weighting):
    rows, rates = raw_rows(export), chosen(published, weighting)
    weight = rows["weight"].astype(float) if weighting == "population" else pd.Series(1.0, rows.index)
    expected = {}
    for item in load_study(CODEBOOK).default_wave.items:
        if not item.columns and item.name not in ("income", "region", "kids"):
            asked = rows[item.column].ne("NA")
            for option in item.options:
                cells = {
                    option.label.in_language("en"),
                    *(a for a, code in item.aliases.items() if code == option.code),
                }
                expected |= cells_of(
                    (item.name, option.code), rows, rows[item.column].isin(cells), asked, weight
                )
    assert len(expected) > 1000
    assert differences(expected, rates) == []


@pytest.mark.parametrize("weighting", ["population", "none"])
def test_every_set_is_what_pandas_counts_among_those_asked_selecting_or_not(export, published, weighting):
    rows, rates = raw_rows(export), chosen(published, weighting)
    weight = rows["weight"].astype(float) if weighting == "population" else pd.Series(1.0, rows.index)
    expected = {}
    for item in load_study(CODEBOOK).default_wave.items:
        if item.columns:
            asked = rows[list(item.columns.values())].ne("NA").all(axis=1)
            for option, column in item.columns.items():
                hit = ~rows[column].isin(["NA", "Not selected"])
                expected |= cells_of((item.name, option), rows, hit, asked, weight)
    assert len(expected) > 500
    assert differences(expected, rates) == []


def chosen(published, weighting):
    return published("rates").query(f"weighting == '{weighting}' and universe == 'all'")


def cells_of(key, rows, hit, asked, weight):
    """The total and the nine columns of one option."""
    found = {(*key, "total", "total"): (int(asked.sum()), share(hit, asked, weight))}
    for place, (column, cell) in PUBLISHED.items():
        base = asked & rows[column].eq(cell)
        found[*key, *place] = (int(base.sum()), share(hit, base, weight) if base.any() else 0.0)
    return found
