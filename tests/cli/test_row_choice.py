"""The rows that a command line asks for."""

import pytest

from pipeline.cli.row_choice import choose_named, choose_rows, headline_rows
from pipeline.errors import UsageError
from pipeline.storage.folder import DataFolder
from tests.drawn import table

ROWS = """
    study | wave | item | universe | banner      | weighting | share
    ------+------+------+----------+-------------+-----------+------
    s     | w1   | a    | all      | total       | none      | 0.1
    s     | w1   | a    | all      | total       | wt        | 0.2
    s     | w1   | a    | users    | total       | none      | 0.3
    s     | w1   | a    | all      | size        | none      | 0.4
    s     | w1   | a    | all      | sector*size | none      | 0.5
    s     | w2   | b    | all      | total       | none      | 0.6
    """


def shares(rows):
    return list(rows["share"])


def test_without_a_split_the_totals_of_everybody_in_every_weighting():
    assert shares(choose_rows(table(ROWS))) == [0.1, 0.2, 0.6]


def test_one_weighting_one_universe():
    assert shares(choose_rows(table(ROWS), weighting="wt")) == [0.2]
    assert shares(choose_rows(table(ROWS), universe="users")) == [0.3]


@pytest.mark.parametrize("by", [("sector", "size"), ("size", "sector"), ("size*sector",)])
def test_a_crossing_is_found_whichever_way_round(by):
    assert shares(choose_rows(table(ROWS), by=by)) == [0.5]


def test_a_split_by_one_item_is_not_its_crossing():
    assert shares(choose_rows(table(ROWS), by=("size",))) == [0.4]


@pytest.mark.parametrize(
    "asked, said",
    [
        ({"by": ("sector",)}, r"no split by 'sector'.* There is: size, sector\*size\."),
        ({"universe": "nobody"}, "no universe 'nobody'.* There is: all, users"),
        ({"weighting": "other"}, "no weighting 'other'.* There is: none, wt"),
    ],
)
def test_what_the_table_does_not_have_is_wrong_use(asked, said):
    with pytest.raises(UsageError, match=said):
        choose_rows(table(ROWS), **asked)


def test_an_item_by_its_name():
    assert shares(choose_named(table(ROWS), "item", "b")) == [0.6]
    assert len(choose_named(table(ROWS), "item", None)) == 6
    with pytest.raises(UsageError, match="s has no item 'c'"):
        choose_named(table(ROWS), "item", "c")


def test_each_wave_shows_its_own_headline_weighting():
    rows = choose_rows(table(ROWS))
    assert shares(headline_rows(DataFolder.chosen("/nowhere"), rows)) == [0.2, 0.6]


def test_a_table_without_rows_stays_empty():
    none = table(ROWS).iloc[:0]
    assert (
        len(choose_rows(none, by=("size",))) == len(headline_rows(DataFolder.chosen("/nowhere"), none)) == 0
    )
