"""What a correlation survives, and what it was joined to, is published with it."""

import re

from pipeline.contract import TABLES
from tests.tracked_files import ROOT


def test_each_measure_is_of_a_score_and_says_its_flag():
    for name in ("measurement", "robustness", "outcome_matches"):
        table = TABLES[name]
        assert (table.stage, table.is_private, table.spans) == ("correlate", False, "wave"), name
        assert "flag" in table.types, name


def test_an_archival_outcome_is_joined_once():
    assert TABLES["outcome_matches"].key == ("study", "wave", "outcome")


def documented() -> str:
    return (ROOT / "docs" / "methods-correlate.md").read_text(encoding="utf-8")


def test_every_column_of_scores_and_outcomes_is_explained():
    named = set(re.findall(r"`(\w+)`", documented()))
    tables = (
        "correlations homogeneity reliability measurement models specifications robustness outcome_matches "
        "order_in_time study_effects pooled_effects pooled"
    ).split()
    assert {table: lacking for table in tables if (lacking := sorted(set(TABLES[table].types) - named))} == {}
    assert [table for table in tables if f"`{table}`" not in documented()] == []


def test_every_measure_of_robustness_is_explained():
    named = set(re.findall(r"`(\w+)`", documented()))
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "pipeline" / "correlate").glob("*.py")]
    measures = {measure for text in sources for measure in re.findall(r'Finding\(\s*"(\w+)"', text)}
    assert len(measures) > 8
    assert measures - named == set()
