"""Respondents and their answers are private; the codebook as tables is not."""

from pipeline.contract import TABLES


def test_a_respondent_has_what_counting_needs():
    promised = """
    respondent_id company_id disposition is_kept exclusion_reason duration_seconds stratum psu fpc weights
    """
    assert set(promised.split()) <= set(TABLES["respondents"].types)


def test_whoever_answered_is_private():
    private = {name for name, table in TABLES.items() if table.stage == "normalize" and table.is_private}
    assert private == {"respondents", "responses", "answers", "missing_answers"}


def test_wide_tables_are_keyed_by_the_row_of_the_export_so_that_they_are_written_in_slices():
    assert TABLES["responses"].key == TABLES["respondents"].key == ("study", "wave", "source_row")


def test_answers_and_their_absence_are_read_long_from_the_wide_table():
    for name in ("answers", "missing_answers"):
        assert TABLES[name].is_view
        assert TABLES[name].key[:3] == ("study", "wave", "source_row")


def test_words_are_by_language():
    assert TABLES["items"].key[-1] == TABLES["options"].key[-1] == "language"
