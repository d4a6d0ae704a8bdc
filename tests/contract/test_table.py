"""A table is drawn as text and parsed once."""

import pytest

from pipeline.contract.table import Column, drawn_table


@pytest.fixture
def scores():
    return drawn_table(
        "scores",
        stage="score",
        grain="One row per respondent and score",
        key="score source_row",
        columns="""
        source_row | BIGINT         | row of the export
        score      | VARCHAR        | the score
        value      | DECIMAL(18, 9) | in its own unit
        """,
        is_private=True,
    )


def test_study_and_wave_come_first_in_columns_and_key(scores):
    assert list(scores.types) == ["study", "wave", "source_row", "score", "value"]
    assert scores.key == ("study", "wave", "score", "source_row")


def test_a_column_has_its_type_and_says_what_it_holds(scores):
    assert scores.columns[-1] == Column("value", "DECIMAL(18, 9)", "in its own unit")


def test_a_table_is_of_a_wave_and_written_unless_it_says_otherwise(scores):
    assert (scores.spans, scores.is_view, scores.is_private) == ("wave", False, True)
