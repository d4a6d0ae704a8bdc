"""A Typeform export through all stages: company size, technology or not, several roles in one cell."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from pipeline.storage.folder import DataFolder
from tests.drawn import table
from tests.real.raw_counts import differences, raw_rows, share
from tests.shared_data import shared_data
from tests.twelve.study import staged

CODEBOOK = Path(__file__).parent / "typeform-2016" / "codebook.yaml"
SIZE = "How many employees does your company or organization have?"
TECH = "Is your employer primarily a tech company/organization?"
ROLES = "Which of the following best describes your work position?"
AGE = "What is your age?"
SIZES = {
    "n1_5": "1 to 5",
    "n6_25": "6 to 25",
    "n26_100": "26-100",
    "n100_500": "100-500",
    "n500_1000": "500-1000",
    "gt1000": "More than 1000",
}


@pytest.fixture(scope="module")
def export():
    return shared_data("typeform/typeform-mental-health-2016.csv")


@pytest.fixture(scope="module")
def tables(export, tmp_path_factory):
    folder = DataFolder(tmp_path_factory.mktemp("typeform"))
    study = folder.raw / "typeform-2016"
    study.mkdir(parents=True)
    shutil.copyfile(CODEBOOK, study / "codebook.yaml")
    shutil.copyfile(export, study / "2016.csv")
    return staged(folder, "typeform-2016:2016")


@pytest.fixture(scope="module")
def rates(tables):
    return tables.load("rates").query("universe == 'all'")


def test_the_self_employed_were_not_asked_about_an_employer(export, rates):
    """1433 respondents, 287 of them self-employed: 1146 are asked, 263 of them not in a technology company."""
    expected = table("""
        item         | option | base | count
        -------------+--------+------+------
        tech_company | 1      | 1146 | 883
        tech_company | 0      | 1146 | 263
        tech_role    | 1      | 263  | 248
        coverage     | 1      | 287  | 185
        """)
    rows = rates[rates["banner"] == "total"].set_index(["item", "option"])
    for row in expected.astype(str).to_dict("records"):
        found = rows.loc[(row["item"], row["option"])]
        assert str(found["unweighted_base"]) == row["base"]
        assert str(found["unweighted_count"]) == row["count"]
    assert not any("not_asked" in option for option in rates["option"].unique())


def test_company_size_by_technology_is_what_pandas_counts(export, rates):
    rows = raw_rows(export)
    one = pd.Series(1.0, rows.index)
    expected = {}
    for code, label in SIZES.items():
        hit, asked = rows[SIZE].eq(label), rows[SIZE].ne("")
        expected["company_size", code, "total", "total"] = (int(asked.sum()), share(hit, asked, one))
        for answer in ("0", "1"):
            base = asked & rows[TECH].eq(answer)
            expected["company_size", code, "tech_company", answer] = (int(base.sum()), share(hit, base, one))
    assert differences(expected, rates) == []


def test_a_role_counts_wherever_it_stands_in_the_cell(export, rates):
    rows = raw_rows(export)
    one = pd.Series(1.0, rows.index)
    chosen = rows[ROLES].str.split("|").map(set)
    names = {"back_end": "Back-end Developer", "one_person": "One-person shop", "hr": "HR", "other": "Other"}
    everybody = rows[ROLES].ne("")
    expected = {
        ("roles", code, "total", "total"): (
            1433,
            share(chosen.map(lambda found, n=name: n in found), everybody, one),
        )
        for code, name in names.items()
    }
    developers = chosen.map(lambda found: bool(found & {"Back-end Developer", "Front-end Developer"}))
    expected["roles", "developer", "total", "total"] = (1433, share(developers, everybody, one))
    for code, label in SIZES.items():
        base = rows[SIZE].eq(label)
        expected["roles", "developer", "company_size", code] = (int(base.sum()), share(developers, base, one))
    assert differences(expected, rates) == []


def test_who_has_several_roles_stands_in_several_columns(export, rates):
    rows = raw_rows(export)
    chosen = rows[ROLES].str.split("|").map(set)
    sales = chosen.map(lambda found: "Sales" in found)
    seen = rates.query("item == 'diagnosed' and option == 'yes_' and banner_option == 'sales'").iloc[0]
    assert seen["unweighted_base"] == sales.sum() == 31
    assert (
        seen["unweighted_count"]
        == rows.loc[
            sales, "Have you been diagnosed with a mental health condition by a medical professional?"
        ]
        .eq("Yes")
        .sum()
    )


def test_ages_that_cannot_be_are_no_answer_and_visible(export, rates):
    """3 and 323 years."""
    ages = raw_rows(export)[AGE].astype(float)
    row = rates.query("item == 'age_class' and option == 'missing:out_of_range' and banner == 'total'").iloc[
        0
    ]
    assert row["unweighted_count"] == ((ages < 15) | (ages > 99)).sum() == 2
    young = rates.query("item == 'age_class' and option == 'lt30' and banner == 'total'").iloc[0]
    assert young["unweighted_count"] == ((ages >= 15) & (ages < 30)).sum()


def test_not_knowing_is_counted_where_it_is_listed_and_never_scored(export, tables, rates):
    """How easy leave is: 150 of 1146 do not know, which is no step of the scale."""
    row = rates.query("item == 'leave' and option == 'missing:dont_know' and banner == 'total'").iloc[0]
    assert (row["unweighted_base"], row["unweighted_count"]) == (1146, 150)
    pair = tables.load("correlations").query(
        "banner == 'total' and universe == 'all' and method == 'pearson'"
    )
    assert pair["unweighted_base"].tolist() == [1146 - 150]


def test_the_correlation_of_openness_and_leave_is_what_pandas_computes(export, tables):
    rows = raw_rows(export)
    answers = {"Yes": 1.0, "Maybe": 2.0, "No": 3.0}
    heads = [column for column in rows if column.startswith("Would you feel comfortable discussing a mental")]
    harm = next(
        c
        for c in rows
        if c.startswith("Do you think that discussing a mental health disorder with your employer")
    )
    score = (8 - rows[heads[0]].map(answers) - rows[heads[1]].map(answers) + rows[harm].map(answers)) / 3
    steps = [
        "Very difficult",
        "Somewhat difficult",
        "Neither easy nor difficult",
        "Somewhat easy",
        "Very easy",
    ]
    ease = rows[next(c for c in rows if c.startswith("If a mental health issue prompted"))].map(
        {label: place for place, label in enumerate(steps, start=1)}
    )
    found = tables.load("correlations").query("banner == 'total' and universe == 'all'").set_index("method")
    assert found.loc["pearson", "estimate"] == pytest.approx(score.corr(ease), abs=1e-9)
    assert found.loc["spearman", "estimate"] == pytest.approx(score.corr(ease, method="spearman"), abs=1e-9)


def test_what_is_not_to_be_published_is_in_no_table(tables):
    for name in ("rates", "score_means", "associations", "correlations"):
        assert "gender" not in tables.load(name).to_csv()
