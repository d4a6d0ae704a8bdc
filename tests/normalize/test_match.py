from pipeline.codebook.model import Item, ItemType, Option, Text
from pipeline.normalize.match import Matcher, NoAnswer, Selected, Unknown


def item(*options, missing=None, aliases=None):
    return Item(
        "sector",
        ItemType.SINGLE,
        options=tuple(Option(code, Text(tuple(labels.items()))) for code, labels in options),
        missing=missing or {},
        aliases=aliases or {},
    )


SECTOR = item(
    ("fin", {"en": "Finance", "nl": "Financiën"}), ("media", {"": "Media"}), aliases={"Banking": "fin"}
)


def meaning(cell, of=SECTOR, labels=None):
    return Matcher(of, labels or {}).meaning(cell)


def test_an_option_is_known_by_code_by_label_in_any_language_and_by_alias():
    for cell in ("fin", "Finance", "Financiën", "Banking"):
        assert meaning(cell) == Selected("fin")


def test_a_spelling_that_only_looks_different_is_the_same():
    for cell in ("FINANCE", " finance ", "FINANCIËN", "banking"):
        assert meaning(cell) == Selected("fin")


def test_a_code_wins_over_a_label():
    crossed = item(("1", {"": "2"}), ("2", {"": "1"}))
    assert meaning("1", crossed) == Selected("1")


def test_a_text_as_written_wins_over_one_that_is_only_like_it():
    cased = item(("a", {"": "US"}), ("b", {"": "us"}))
    assert meaning("us", cased) == Selected("b")


def test_what_the_file_says_of_a_value_is_tried_where_the_value_itself_says_nothing():
    assert meaning("7", labels={"7": "Media"}) == Selected("media")
    assert meaning("fin", labels={"fin": "Media"}) == Selected("fin")


def test_a_missing_code_comes_before_the_file_and_before_labels():
    refusing = item(("fin", {"": "Finance"}), missing={"-99": "refused", "Finance": "refused"})
    assert meaning("-99", refusing, {"-99": "Finance"}) == NoAnswer("refused")
    assert meaning("Finance", refusing) == NoAnswer("refused")


def test_a_missing_code_that_is_listed_as_an_option_is_that_option():
    listed = item(("fin", {"": "Finance"}), ("-98", {"": "Other"}), missing={"-98": "dont_know"})
    assert meaning("-98", listed) == Selected("-98")


def test_a_reason_that_is_listed_as_an_option_is_that_option():
    listed = item(("fin", {"": "Finance"}), ("dont_know", {"": "No idea"}), missing={"-98": "dont_know"})
    assert meaning("-98", listed) == Selected("dont_know")
    assert meaning("No idea", listed) == Selected("dont_know")


def test_anything_else_is_unknown():
    assert meaning("Retail") == Unknown()


def test_a_category_in_braces_is_the_category():
    matcher = Matcher(item(("fin", {"": "Finance"})), {})
    assert matcher.meaning("{fin}") == Selected("fin")
    assert matcher.meaning("{other}") == Unknown()
