from datetime import datetime

import pytest

from pipeline.reconstruct.fieldwork import Interview
from pipeline.reconstruct.limesurvey import choice_cell, limesurvey_csv, number_cell, platform_cells


def cells(outcome: str) -> dict[str, str]:
    interview = Interview({}, outcome, panel=5, started=36_000, seconds=400)
    return platform_cells(interview, record=9, language="fr", first_day=datetime(2012, 4, 2))


def test_everything_is_quoted_between_semicolons_and_lines_end_in_crlf():
    content = limesurvey_csv([("id", "Response ID"), ("Q1", 'So "what"?')], [{"id": "1"}])
    assert content.decode("utf-8") == '\ufeff"id. Response ID";"Q1. So ""what""?"\r\n"1";""\r\n'


def test_a_cell_without_a_column_is_refused():
    with pytest.raises(ValueError, match="cells without a column: Q2"):
        limesurvey_csv([("Q1", "")], [{"Q2": "Y"}])


def test_who_breaks_off_has_no_submission_date_and_an_earlier_last_page():
    assert (cells("partial")["submitdate"], cells("partial")["lastpage"]) == ("", "1")
    assert (cells("complete")["submitdate"], cells("complete")["lastpage"]) == ("2012-04-02 10:06:40", "4")
    assert cells("screened_out")["submitdate"] != ""


def test_page_times_add_up_to_the_whole():
    times = cells("complete")
    pages = sum(float(times[f"groupTime2{page}"]) for page in (1, 2, 3))
    assert pages == pytest.approx(float(times["interviewtime"]))
    assert "groupTime22" not in cells("partial")


def test_a_number_has_ten_decimals():
    assert number_cell(250) == "250.0000000000"


def test_the_text_is_the_language_s_unless_the_country_has_its_own():
    texts = {"en": "Consumers", "uk": "The general public", "fr": "Consommateurs"}
    assert choice_cell(texts, language="en", country="us") == "Consumers"
    assert choice_cell(texts, language="en", country="uk") == "The general public"
    assert choice_cell(texts, language="fr", country="be") == "Consommateurs"
    assert choice_cell("-oth-", language="fr", country="be") == "-oth-"
