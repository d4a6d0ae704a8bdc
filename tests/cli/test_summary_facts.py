"""What a manager wants to know first."""

import pytest

from pipeline.cli.summary_facts import headlines, wave_facts
from pipeline.codebook import load_study
from tests.twelve.study import HERE

SHIPPED = HERE.parents[1] / "data" / "raw"


@pytest.fixture(scope="module")
def facts(published):
    return wave_facts(published, load_study(published.raw / "twelve" / "codebook.yaml"), "2011")


def test_respondents_are_counted_kept_and_not(facts):
    assert facts.respondents["kept"] == 12
    assert sum(facts.respondents.values()) == 18


def test_the_headline_weighting_is_the_one_shown(facts):
    assert facts.weighting == "firms"
    assert all(set(headline.rows["weighting"]) == {"firms"} for headline in facts.headlines)


def test_adoption_is_the_first_set_behind_the_item_that_decides_who_was_asked(facts):
    assert [(one.kind, one.item) for one in facts.headlines[:2]] == [
        ("asked first", "social"),
        ("adoption", "platforms"),
    ]
    assert list(facts.headlines[1].rows["option"]) == ["facebook", "linkedin", "twitter"]


def test_without_an_asked_step_the_scores_levels_are_the_integration(facts):
    """`growth` is ordinal and in no grid, but an outcome."""
    assert [(one.kind, one.item) for one in facts.headlines[2:]] == [("integration", "integration")]


@pytest.mark.parametrize(
    "study, wave, found",
    [
        (
            "insites-integration",
            "2011",
            "adoption:platforms integration:integration_step composite:integration",
        ),
        ("kpmg-social", "2012", "asked first:uses_social adoption:uses integration:maturity"),
    ],
)
def test_the_shipped_studies_show_what_they_are_about(study, wave, found, published):
    codebook = load_study(SHIPPED / study / "codebook.yaml")
    names = [item.name for item in codebook.wave(wave).items] + [score.name for score in codebook.scores]
    totals = one_row_an_item(names)
    assert " ".join(f"{one.kind}:{one.item}" for one in headlines(codebook, wave, totals)) == found


def test_correlations_are_those_of_everybody_without_controls(facts):
    assert set(facts.correlations["method"]) == {"pearson", "spearman"}
    assert set(facts.correlations["banner"]) == {"total"}
    assert len(facts.correlations) == 4


def test_verdicts_are_counted(facts):
    assert facts.verdicts == {
        "differs": 1, "reproduced": 1, "irreconcilable": 1, "not comparable (hidden)": 1,
    }  # fmt: skip


def test_weak_cells_are_counted(facts):
    assert facts.weak_cells["suppressed"] > 0
    assert facts.weak_cells["low_base"] > 0


def one_row_an_item(names):
    import pandas as pd

    return pd.DataFrame({
        "item": names, "item_kind": "asked", "item_label": "", "option": "a", "option_order": 1, "share": 0.5,
    })  # fmt: skip
