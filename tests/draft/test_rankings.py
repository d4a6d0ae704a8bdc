from pipeline.draft.rankings import as_allocation, as_ranking, places_of, total_of
from tests.draft.drawn_profiles import profile


def run(*columns, text=""):
    return [
        profile(f"Q8_{place}", cells, text=text, choice=f"option {place}")
        for place, cells in enumerate(columns, start=1)
    ]


EVEN = ({"1": 20, "2": 10, "3": 10}, {"1": 10, "2": 20, "3": 10}, {"1": 10, "2": 10, "3": 20})


def test_each_place_given_as_often_as_the_others_is_a_ranking():
    item = as_ranking(run(*EVEN), set())
    assert (item.type, item.places_given) == ("rank", 3)
    assert item.columns == (("option_1", "Q8_1"), ("option_2", "Q8_2"), ("option_3", "Q8_3"))


def test_answers_on_a_scale_are_not():
    assert (
        places_of(run({"1": 30, "2": 5, "3": 5}, {"1": 30, "2": 5, "3": 5}, {"1": 20, "2": 10, "3": 10}))
        is None
    )


def test_a_question_that_asks_for_places_need_not_be_even():
    columns = ({"1": 3, "2": 1}, {"1": 1, "3": 3}, {"2": 2, "3": 1}, {"1": 1})
    assert places_of(run(*columns)) is None
    assert places_of(run(*columns, text="Please rank the three best")) == 3


def test_a_few_respondents_are_even_by_chance():
    assert places_of(run({"1": 1}, {"2": 1}, {"3": 1})) is None


def test_numbers_that_add_up_to_a_hundred_are_an_allocation():
    item = as_allocation(run({"70": 6, "100": 4, "20": 5}, {"30": 6, "0": 4, "80": 5}), set())
    assert (item.type, item.total) == ("allocation", 100)


def test_other_numbers_are_not():
    assert total_of(run({"70": 6, "100": 4}, {"30": 6, "10": 4})) is None
    assert total_of(run({"0": 5, "1": 5}, {"1": 5, "0": 5})) is None
    assert total_of(run({"150": 6, "50": 6}, {"-50": 6, "50": 6})) is None


def test_where_points_are_asked_for_a_few_rows_may_not_add_up():
    columns = ({"70": 20, "60": 1}, {"30": 20, "10": 1})
    assert total_of(run(*columns, text="Please divide 100 points")) == 100
    assert total_of(run(*columns)) is None
