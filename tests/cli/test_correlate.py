"""`survey correlate`."""

import json

import pytest

from pipeline.contract import TABLES


def test_json_is_the_table_with_its_columns(survey, published):
    said = survey("correlate", "twelve", "--wave", "2011", "--format", "json", "--data", published.root)
    rows = json.loads(said.out)
    assert list(rows[0]) == list(TABLES["correlations"].types)
    assert {row["outcome"] for row in rows} == {"growth", "satisfaction"}
    assert {row["banner"] for row in rows} == {"total"}


def test_one_outcome_split_by_country(survey, published):
    words = ("correlate", "twelve", "--outcome", "growth", "--by", "country", "--data", published.root)
    said = survey(*words)
    assert said.status == 0
    assert "integration and each outcome" in said.out
    assert " uk " in said.out
    assert "satisfaction" not in said.out


def test_a_reconstruction_says_that_its_strength_was_assumed(survey, published):
    said = survey("correlate", "made-up", "--data", published.root)
    assert "RECONSTRUCTED DATA (made-up:2011)" in said.out
    assert "assumed" in said.out


def test_an_outcome_that_is_none_is_wrong_use(survey, published):
    said = survey("correlate", "twelve", "--outcome", "profit", "--data", published.root)
    assert said.status == 2
    assert "There is: growth, satisfaction" in said.err


@pytest.mark.long
def test_another_setting_stands_beside_what_is_published_and_publishes_nothing(survey, published):
    before = published.current.resolve()
    words = ("correlate", "twelve", "--wave", "2011", "--set", "confidence=0.8", "--data", published.root)
    said = survey(*words)
    assert said.status == 0, said.err
    assert "tried" in said.out
    assert "not published; with its settings in" in said.err
    assert published.current.resolve() == before


def test_a_setting_that_does_not_exist_is_wrong_use(survey, published):
    said = survey("correlate", "twelve", "--set", "confidnce=0.8", "--data", published.root)
    assert said.status == 2
    assert "the keys are confidence" in said.err
