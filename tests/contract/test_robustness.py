"""What a correlation survives, and what it was joined to, is published with it."""

from pipeline.contract import TABLES


def test_each_measure_is_of_a_score_and_says_its_flag():
    for name in ("measurement", "robustness", "outcome_matches"):
        table = TABLES[name]
        assert (table.stage, table.is_private, table.spans) == ("correlate", False, "wave"), name
        assert "flag" in table.types, name


def test_an_archival_outcome_is_joined_once():
    assert TABLES["outcome_matches"].key == ("study", "wave", "outcome")
