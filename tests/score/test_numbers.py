import pytest

from pipeline.codebook.model import Item, ItemType, Option, Score, Text
from pipeline.errors import EstimationError
from pipeline.score.numbers import score_range, scored_items
from tests.small import engine_of, evaluated


def item(name, *codes, type_=ItemType.ORDINAL, **keys):
    return Item(name, type_, options=tuple(Option(code, Text((("", code),))) for code in codes), **keys)


def score(*items, reverse=(), method="mean", **keys):
    return Score("s", Text(), items, frozenset(reverse), method=method, **keys)


def numbers(made, one, cells):
    with engine_of({one.name: cells}) as engine:
        (scored,) = scored_items(made, {one.name: one})
        return evaluated(engine, scored.sql), (scored.low, scored.high)


def test_an_option_counts_as_its_code_where_all_codes_are_numbers():
    assert numbers(score("a"), item("a", "0", "5", "10"), ["5", "10", None, "x"]) == (
        [5, 10, None, None],
        (0, 10),
    )


def test_an_option_counts_as_its_place_where_codes_are_words():
    assert numbers(score("a"), item("a", "low", "mid", "9"), ["low", "9"]) == ([1, 3], (1, 3))


def test_a_reversed_item_counts_from_the_other_end():
    assert numbers(score("a", reverse=["a"]), item("a", "1", "2", "5"), ["1", "2", "5", None]) == (
        [5, 4, 1, None],
        (1, 5),
    )


@pytest.mark.parametrize("missing", [{"-98": "dk"}, {"dk": "dont_know"}])
def test_a_reason_that_is_listed_as_an_option_is_not_scored(missing):
    listed = item("a", "1", "2", "dk", missing=missing)
    assert numbers(score("a", reverse=["a"]), listed, ["1", "dk"]) == ([2, None], (1, 2))


def test_a_number_counts_as_itself_and_is_reversed_in_its_range():
    one = Item("n", ItemType.NUMBER, low=0, high=10)
    (plain,) = scored_items(score("n"), {"n": one})
    (turned,) = scored_items(score("n", reverse=["n"]), {"n": one})
    assert (plain.sql, plain.low, plain.high) == ('"n"', 0, 10)
    assert turned.sql == '10 - "n"'


def test_a_number_without_a_range_cannot_be_reversed():
    with pytest.raises(
        EstimationError, match=r"items\.n: a score reverses this number.*give it one \(line 7\)"
    ):
        scored_items(score("n", reverse=["n"]), {"n": Item("n", ItemType.NUMBER, low=0, line=7)})


def test_counting_gives_one_for_an_option_that_counts():
    counted = score("a", method="count", count={"a": ("1", "2")})
    assert numbers(counted, item("a", "1", "2", "3", "dk", missing={"-9": "dk"}), ["1", "3", "dk", None]) == (
        [1, 0, None, None],
        (0, 1),
    )


def test_counting_a_set_gives_the_options_selected():
    made = score("p", method="count", count={"p": ("fb", "tw")})
    one = item("p", "fb", "tw", "li", type_=ItemType.MULTIPLE)
    with engine_of({"x": ["fb,li", "fb,tw", "", None]}) as engine:
        engine.view(
            "sets",
            "rows",
            {"source_row": "source_row", "p": "list_filter(string_split(x, ','), lambda c: c <> '')"},
        )
        (scored,) = scored_items(made, {"p": one})
        found = engine.connection.execute(f"SELECT {scored.sql} FROM sets ORDER BY source_row").fetchall()
    assert [value for (value,) in found] == [1, 2, 0, None]
    assert (scored.low, scored.high) == (0, 2)


def test_the_range_of_a_score_is_that_of_its_items():
    items = scored_items(score("a", "b"), {"a": item("a", "1", "5"), "b": item("b", "0", "10")})
    assert score_range(score("a", "b"), items) == (0.5, 7.5)
    assert score_range(score("a", "b", method="sum"), items) == (1, 15)
