"""A wide row read long: one row per answer, one per answer that is missing."""

import duckdb
import pytest

from pipeline.contract import TABLES
from pipeline.storage.long_views import answers_view, missing_answers_view
from pipeline.storage.wide_view import Wide

WHO = {
    "study": "VARCHAR",
    "wave": "VARCHAR",
    "source_row": "BIGINT",
    "respondent_id": "VARCHAR",
    "is_kept": "BOOLEAN",
}
ITEMS = {
    "sector": "VARCHAR",
    "platforms": "VARCHAR[]",
    "employees": "DOUBLE",
    "met": "TIMESTAMP",
    "remark": "VARCHAR",
}
RESPONSES = """
    SELECT 's' AS study, '2012' AS wave, * FROM (VALUES
        (1, 'a', TRUE,  'fin', ['facebook', 'twitter'], 20.5, TIMESTAMP '2012-06-30', 'good',
            {'sector': NULL, 'platforms': NULL, 'employees': NULL}),
        (2, 'b', FALSE, NULL,  [],                      NULL, NULL,                   NULL,
            {'sector': 'refused', 'platforms': NULL, 'employees': 'not_asked'}),
        (3, 'c', TRUE,  'fin', NULL,                    0.0,  NULL,                   NULL,
            {'sector': NULL, 'platforms': 'not_asked', 'employees': NULL})
    ) rows(source_row, respondent_id, is_kept, sector, platforms, employees, met, remark, missing_reasons)
"""
WIDE = Wide(WHO | ITEMS, ("sector", "platforms", "employees"))


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute(f"CREATE VIEW responses AS {RESPONSES}")
        yield connection


def test_an_answer_is_an_option_or_a_value(connection):
    view = answers_view("responses", WIDE, {"remark"})
    found = connection.execute(
        f"SELECT source_row, item, option, value FROM ({view}) ORDER BY ALL"
    ).fetchall()
    assert found == [
        (1, "employees", None, "20.5"),
        (1, "met", None, "2012-06-30 00:00:00"),
        (1, "platforms", "facebook", None),
        (1, "platforms", "twitter", None),
        (1, "remark", None, "good"),
        (1, "sector", "fin", None),
        (3, "employees", None, "0.0"),
        (3, "sector", "fin", None),
    ]


def test_an_answer_that_is_missing_has_its_reason(connection):
    view = missing_answers_view("responses", WIDE)
    found = connection.execute(
        f"SELECT respondent_id, is_kept, item, reason FROM ({view}) ORDER BY ALL"
    ).fetchall()
    assert found == [
        ("b", False, "employees", "not_asked"),
        ("b", False, "sector", "refused"),
        ("c", True, "platforms", "not_asked"),
    ]


def test_columns_are_those_of_the_contract(connection):
    for name, view in [
        ("answers", answers_view("responses", WIDE, set())),
        ("missing_answers", missing_answers_view("responses", WIDE)),
    ]:
        assert connection.sql(view).columns == list(TABLES[name].types)


def test_a_study_without_items_has_no_answers_but_the_columns(connection):
    empty = Wide(WHO, ())
    for name, view in [
        ("answers", answers_view("r", empty, set())),
        ("missing_answers", missing_answers_view("r", empty)),
    ]:
        found = connection.sql(view)
        assert (found.columns, found.fetchall()) == (list(TABLES[name].types), [])


def test_an_item_of_any_name_is_read(connection):
    connection.execute('CREATE VIEW odd AS SELECT * RENAME (sector AS "it\'s ""item""") FROM responses')
    wide = Wide(WHO | {'it\'s "item"': "VARCHAR"}, ())
    found = connection.execute(
        f"SELECT DISTINCT item, option FROM ({answers_view('odd', wide, set())})"
    ).fetchall()
    assert found == [('it\'s "item"', "fin")]
