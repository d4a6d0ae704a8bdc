import pytest

from pipeline.codebook.model import Disposition
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.disposition import disposition_sql
from tests.small import engine_of, evaluated


def ended(cells, roles, *, given=None, platform="qualtrics", labels=None):
    """How the interviews ended; `roles`: column -> what the platform uses it for."""
    columns = {name: ExportColumn(name, role=roles.get(name, ""), labels=labels or {}) for name in cells}
    with engine_of(cells) as engine:
        return evaluated(engine, disposition_sql(given, columns, platform=platform))


def test_qualtrics_says_by_two_columns_how_it_was_made_and_whether_it_ended():
    cells = {
        "Status": ["IP Address", "IP-adres", "0", "Survey Preview", "1", "Spam", "8", "Survey Test", "2"],
        "Finished": ["True", "False", "1", "True", "1", "True", "1", "True", "1"],
    }
    assert ended(cells, {"Status": "status", "Finished": "finished"}) == [
        "complete", "partial", "complete", "preview", "preview", "spam", "spam", "test", "test",
    ]  # fmt: skip


@pytest.mark.parametrize("finished", ["True", "waar", "JA", "100", " yes "])
def test_finished_is_read_in_several_languages(finished):
    assert ended({"F": [finished, "", None, "False"]}, {"F": "finished"}) == [
        "complete",
        "partial",
        "partial",
        "partial",
    ]


def test_limesurvey_says_it_by_the_day_it_was_sent():
    cells = {"submitdate": ["2012-06-30 10:00:00", "", "N/A", None]}
    assert ended(cells, {"submitdate": "submitted_at"}, platform="limesurvey") == [
        "complete", "partial", "partial", "partial",
    ]  # fmt: skip


def test_other_platforms_have_one_column_in_words():
    cells = {"Status": ["Complete", "Partial", "Disqualified", "Test", "1", ""]}
    assert ended(cells, {"Status": "status"}, platform="alchemer") == [
        "complete", "partial", "screened_out", "test", "partial", "complete",
    ]  # fmt: skip


def test_an_export_that_says_nothing_has_complete_interviews():
    assert ended({"Q1": ["a"]}, {}) == ["complete"]


GIVEN = Disposition("Result", {"full": "complete", "Broken off": "partial", "out": "screened_out"})


def test_the_codebooks_column_comes_first_and_its_other_words_stay():
    cells = {"Result": ["full", "BROKEN OFF ", "out", "Refused", "", None], "Finished": ["False"] * 6}
    assert ended(cells, {"Finished": "finished"}, given=GIVEN) == [
        "complete", "partial", "screened_out", "refused", "unknown", "unknown",
    ]  # fmt: skip


def test_a_preview_is_one_whatever_the_codebooks_column_says():
    cells = {"Result": ["full", "full"], "Status": ["Survey Preview", "IP Address"]}
    assert ended(cells, {"Status": "status"}, given=GIVEN) == ["preview", "complete"]


def test_the_platforms_own_column_can_be_given_another_meaning():
    given = Disposition("Status", {"Survey Preview": "complete"})
    assert ended({"Status": ["Survey Preview"]}, {"Status": "status"}, given=given) == ["complete"]


def test_a_word_may_be_the_files_label_of_the_value():
    assert ended({"Result": ["1", "2"]}, {}, given=GIVEN, labels={"1": "full", "2": "out"}) == [
        "complete",
        "screened_out",
    ]


@pytest.mark.parametrize(
    ("platform", "cells", "meant"),
    [
        ("decipher", ["1", "2", "3", "4"], ["screened_out", "screened_out", "complete", "partial"]),
        ("unipark", ["22", "31", "32", "37"], ["partial", "complete", "complete", "screened_out"]),
        ("confirmit", ["complete", "screened", "quotafull"], ["complete", "screened_out", "screened_out"]),
    ],
)  # fmt: skip
def test_tools_that_write_numbers_say_what_they_mean(platform, cells, meant):
    assert ended({"status": cells}, {"status": "status"}, platform=platform) == meant
