from pipeline.codebook.model import ItemType
from pipeline.codebook.names import Named
from pipeline.codebook.references import without_options


def test_it_is_said_why_something_has_no_options():
    assert without_options(Named("s", "score", (), None)) == "is a score without levels; give it `levels`"
    assert without_options(Named("n", "item", (), ItemType.NUMBER)) == (
        "is of type number and has no options; give it `bands`"
    )
    assert without_options(Named("n", "item", (), ItemType.NUMBER, bands=("size", "age"))) == (
        "is a number; name its bands: size, age"
    )
    assert without_options(Named("t", "item", (), ItemType.TEXT)) == "is of type text and has no options"


def test_a_thing_of_another_kind_is_named_as_what_it_is(problems):
    found = problems("items: {n: {column: N, type: number}}\nscores: {s: {items: [s]}}\n")
    assert "3: scores.s.items: found s, which is a score; name an item" in found
