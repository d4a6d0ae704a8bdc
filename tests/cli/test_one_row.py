"""The row that words on the command line mean."""

import pytest

from pipeline.cli.one_row import conditions, one_row, published_table
from pipeline.errors import UsageError

TABLE = published_table("totals")
ROWS = [
    {"item": item, "option": option, "universe": universe, "weighting": "none"}
    for item, option in (("uses", "y"), ("uses", "n"), ("size", "small"))
    for universe in ("all", "users")
]
KEYS = dict.fromkeys(TABLE.key, "")


def rows():
    return [{**KEYS, **row} for row in ROWS]


def test_usual_values_settle_what_is_left_open():
    found = one_row(
        TABLE, rows(), {"item": "uses", "option": "n"}, {"universe": "all", "banner": "total"}, "t"
    )
    assert (found["option"], found["universe"]) == ("n", "all")


def test_what_is_said_comes_before_what_is_usual():
    found = one_row(TABLE, rows(), conditions(["item=size", "universe=users"]), {"universe": "all"}, "t")
    assert (found["item"], found["universe"]) == ("size", "users")


def test_several_rows_are_told_apart_by_the_columns_that_differ():
    with pytest.raises(UsageError, match=r"t: 2 rows fit; name one with --where option=y\|n\."):
        one_row(TABLE, rows(), {"item": "uses"}, {"universe": "all"}, "t")


def test_a_value_that_is_nowhere_is_said_with_the_nearest():
    with pytest.raises(UsageError, match=r"no item 'use'\. The nearest is 'uses'"):
        one_row(TABLE, rows(), {"item": "use"}, {}, "t")


def test_a_private_table_is_not_there():
    with pytest.raises(UsageError, match="no table 'weights'"):
        published_table("weights")
