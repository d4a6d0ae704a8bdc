"""A condition as SQL: true or false for every respondent, never NULL."""

import duckdb
import pytest

from pipeline.codebook.model import AllOf, Always, Answered, AnyOf, Between, Not
from pipeline.engine.conditions import condition_sql, items_of

FIN = Answered("sector", ("fin", "media"))
FACEBOOK = Answered("platforms", ("facebook",))
LARGE = Between("employees", 20, None)

RESPONDENTS = """
    (1, 'fin',   ['facebook', 'twitter'], 20),
    (2, 'other', [],                      19.5),
    (3, NULL,    NULL,                    NULL),
    (4, 'media', ['twitter'],             500)
"""


def chosen(condition, columns=None):
    sql = condition_sql(condition, frozenset({"platforms"}), columns)
    found = duckdb.execute(
        f"SELECT id, {sql} FROM (VALUES {RESPONDENTS}) t(id, sector, platforms, employees) ORDER BY id"
    ).fetchall()
    assert all(value in (True, False) for _, value in found)
    return [id_ for id_, value in found if value]


@pytest.mark.parametrize(
    ("condition", "respondents"),
    [
        (Always(), [1, 2, 3, 4]),
        (FIN, [1, 4]),
        (FACEBOOK, [1]),
        (LARGE, [1, 4]),  # from is inclusive
        (Between("employees", None, 20), [2]),  # to is not
        (Between("employees", None, None), [1, 2, 4]),  # any number at all
        (AllOf((FIN, LARGE)), [1, 4]),
        (AnyOf((FACEBOOK, Between("employees", 500, None))), [1, 4]),
        (Not(FIN), [2, 3]),  # who gave no answer did not answer so
        (Not(AllOf((FIN, Not(FACEBOOK)))), [1, 2, 3]),
    ],
)
def test_a_condition_chooses_its_respondents(condition, respondents):
    assert chosen(condition) == respondents


def test_an_item_may_be_an_expression():
    assert chosen(FIN, {"sector": "CASE WHEN id = 2 THEN 'fin' END"}) == [2]


def test_a_condition_knows_the_items_it_looks_at():
    assert items_of(AllOf((FIN, Not(AnyOf((FACEBOOK, LARGE)))))) == {"sector", "platforms", "employees"}
    assert items_of(None) == items_of(Always()) == frozenset()
