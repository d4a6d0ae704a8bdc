import pytest

from pipeline.draft.mentioned import as_mentions, as_placed
from pipeline.ingest.export import ResponseSet
from tests.draft.drawn_profiles import profile

FIRST, SECOND = {"Price": 8, "Speed": 4, "Taste": 3}, {"Price": 4, "Speed": 8, "Taste": 3}
THIRD = {"Price": 3, "Speed": 3, "Taste": 9}


def run(*columns, text="", parts=()):
    return [
        profile(f"q8_{place}", cells, text=text, choice=parts[place - 1] if parts else "")
        for place, cells in enumerate(columns, start=1)
    ]


def test_a_column_a_place_where_all_are_named_by_everybody_is_a_ranking():
    item = as_placed(run(FIRST, SECOND, THIRD), set())
    assert (item.type, item.is_mentions, item.places) == ("rank", True, ("q8_1", "q8_2", "q8_3"))
    assert [option.label for option in item.options] == ["Price", "Speed", "Taste"]
    assert item.places_given is None


def test_the_best_two_need_words_for_it():
    best = run(FIRST, SECOND)
    assert as_placed(best, set()) is None
    named = run(FIRST, SECOND, text="Please rank these", parts=("1st choice", "2nd choice"))
    assert as_placed(named, set()).places_given == 2


@pytest.mark.parametrize(
    "columns",
    [
        ({"Agree": 9, "Disagree": 6}, {"Agree": 6, "Disagree": 9}),
        ({"Agree": 5, "Neutral": 5, "Disagree": 5},) * 3,
        ({"1": 8, "2": 4, "3": 3}, {"1": 4, "2": 8, "3": 3}, {"1": 3, "2": 3, "3": 9}),
    ],
)
def test_grids_are_no_rankings(columns):
    assert as_placed(run(*columns), set()) is None


def test_a_set_of_mentions_is_what_the_file_calls_one():
    declared = ResponseSet("$brands", "Brands known", ("q8_1", "q8_2"), None)
    item = as_mentions(run(FIRST, SECOND), set(), declared)
    assert (item.name, item.type, item.question, len(item.options)) == (
        "brands",
        "multiple",
        "Brands known",
        3,
    )
