from pipeline.codebook.model import Item, ItemType
from pipeline.normalize.decode import Decoded
from pipeline.normalize.expressions import (
    cell_place,
    delimited_reading,
    not_in_wave,
    number_reading,
    open_reading,
    set_reading,
    single_reading,
)
from tests.small import engine_of, evaluated

ONE = Item("q", ItemType.SINGLE)


def test_a_cell_has_the_code_and_the_reason_that_were_found_for_it():
    with engine_of({"Q1": ["a", "b", "it's", "", None, "A"]}) as engine:
        decoded = Decoded("Q1", ("a", "b", "it's"), (("1",), None, ("3",)), (None, "refused", None), ())
        reading = single_reading(engine, ONE, decoded)
        assert evaluated(engine, reading.answer) == ["1", None, "3", None, None, None]
        assert evaluated(engine, reading.reason) == [None, "refused", None, None, None, None]


def test_a_column_without_cells_has_no_answers():
    with engine_of({"Q1": ["", None]}) as engine:
        reading = single_reading(engine, ONE, Decoded("Q1", (), (), (), ()))
        assert evaluated(engine, reading.answer) == [None, None]


def test_a_delimited_cell_has_a_list_of_codes():
    with engine_of({"Q1": ["a;b", "x", ""]}) as engine:
        decoded = Decoded("Q1", ("a;b", "x"), (("1", "2"), None), (None, "refused"), ())
        reading = delimited_reading(engine, ONE, decoded)
        assert evaluated(engine, reading.answer) == [["1", "2"], None, None]
        assert evaluated(engine, reading.reason) == [None, "refused", None]


def test_a_set_is_empty_where_somebody_answered_but_selected_nothing():
    """Rows: both, one, none selected, one blank, both blank, not asked, asked in one column only."""
    with engine_of(
        {"A": ["1", "1", "0", "0", "", "NA", "NA"], "B": ["1", "0", "0", "", "", "NA", "1"]}
    ) as engine:
        columns = tuple(
            Decoded(name, ("1", "0", "NA"), ((code,), (), None), (None, None, "not_asked"), ())
            for name, code in (("A", "fb"), ("B", "tw"))
        )
        reading = set_reading(engine, ONE, columns)
        assert evaluated(engine, reading.answer) == [["fb", "tw"], ["fb"], [], [], None, None, ["tw"]]
        assert evaluated(engine, reading.reason)[4:6] == [None, "not_asked"]


def test_a_number_outside_its_range_is_no_answer():
    item = Item("n", ItemType.NUMBER, low=0, high=10)
    with engine_of({"Q1": ["-1", "0", "10", "11", ""]}) as engine:
        reading = number_reading(item, 'TRY_CAST("Q1" AS DOUBLE)', "NULL::VARCHAR")
        assert evaluated(engine, reading.answer) == [None, 0, 10, None, None]
        assert evaluated(engine, reading.reason) == ["out_of_range", None, None, "out_of_range", None]


def test_a_number_and_its_range_are_in_its_unit():
    item = Item("n", ItemType.NUMBER, low=0, high=5000, multiplier=1000.0)
    with engine_of({"Q1": ["4.5", "6"]}) as engine:
        reading = number_reading(item, 'TRY_CAST("Q1" AS DOUBLE)', "NULL::VARCHAR")
        assert evaluated(engine, reading.answer) == [4500, None]


def test_an_open_answer_is_its_text_unless_it_is_a_missing_code():
    item = Item("t", ItemType.TEXT)
    with engine_of({"Q1": [" words ", "-99 ", "n/A", ""]}) as engine:
        reading = open_reading(
            item, "Q1", """nullif(trim("Q1"), '')""", {"-99": "refused", "n/a": "not_asked"}
        )
        assert evaluated(engine, reading.answer) == ["words", None, None, None]
        assert evaluated(engine, reading.reason) == [None, "refused", "not_asked", None]


def test_an_item_of_another_wave_has_the_type_of_its_answers():
    with engine_of({"Q1": ["1"]}) as engine:
        for type_ in (ItemType.SINGLE, ItemType.MULTIPLE, ItemType.NUMBER, ItemType.DATE):
            reading = not_in_wave(Item("q", type_))
            assert (evaluated(engine, reading.answer), evaluated(engine, reading.reason)) == (
                [None],
                ["not_asked"],
            )


def test_places_of_two_columns_do_not_mix():
    with engine_of({"A": ["x", "y"], "B": ["y", "x"]}) as engine:
        first, second = cell_place(engine, "A", ["x", "y"]), cell_place(engine, "B", ["x"])
        assert (evaluated(engine, first), evaluated(engine, second)) == ([1, 2], [None, 1])
