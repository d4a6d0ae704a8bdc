from pipeline.report.table_rows import of_frame, records
from pipeline.report.wording import wording_of
from tests.drawn import table


def drawn(drawing):
    return records(of_frame(table(drawing)))


ITEMS = drawn("""
    item    | language | question
    --------+----------+---------
    sector  | en       | Sector?
    sector  | nl       | Branche?
    culture | nl       | Hoe ver?
    process | nl       | Hoe ver?
    """)
OPTIONS = drawn("""
    item   | option | language | label
    -------+--------+----------+-----------
    sector | fin    | nl       | Financieel
    sector | fin    | en       | Finance
    size   | big    |          | 500+
    """)


def test_english_comes_first_and_another_language_where_there_is_none(view):
    words = wording_of(view("twelve:2011").study, ITEMS, OPTIONS)
    assert words.question("sector") == "Sector?"
    assert words.label("sector", "fin") == "Finance"
    assert words.label("size", "big") == "500+"


def test_items_of_a_grid_that_share_their_words_are_told_apart_by_name(view):
    words = wording_of(view("twelve:2011").study, ITEMS, OPTIONS)
    assert words.question("culture") == "Hoe ver? culture"


def test_a_crossing_is_said_part_by_part_and_a_reason_in_brackets(view):
    words = wording_of(view("twelve:2011").study, ITEMS, OPTIONS)
    assert words.banner_option("sector*size", "fin*big") == "Finance × 500+"
    assert words.banner("sector*size_class") == "sector × size class"
    assert words.label("sector", "missing:dont_know") == "(dont know)"
