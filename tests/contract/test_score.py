"""A score's value has the level it lies in and the answers it was made from beside it."""

from pipeline.contract import TABLES


def test_a_score_is_of_a_respondent_and_private():
    assert TABLES["scores"].key == ("study", "wave", "score", "source_row")
    assert TABLES["scores"].is_private


def test_a_value_shows_how_many_answers_it_is_of():
    assert TABLES["scores"].types["value"] == "DOUBLE"
    assert {"items_answered", "level"} <= set(TABLES["scores"].types)
