from pipeline.codebook.model import ItemType
from pipeline.codebook.names import Named


def test_a_listed_reason_is_no_answer_and_a_net_is_a_choice():
    named = Named("a", "item", (), ItemType.SINGLE, ("x", "refused"), ("n",), frozenset({"refused"}))
    assert named.answers == ("x",)
    assert named.choices == ("x", "refused", "n")


def test_an_option_of_any_wave_may_be_named(problems):
    items = "items: {a: {column: A, options: [[x, X]], by_wave: {'2012': {options: [[y, Y]]}}}}\n"
    assert problems(items + "universes: {u: {a: [x, y]}}\n") == []
