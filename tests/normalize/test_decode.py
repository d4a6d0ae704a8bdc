from pipeline.codebook.model import Item, ItemType, Option, Text
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.decode import (
    CellMeaning,
    decode_cells,
    delimited_meaning,
    single_meaning,
    split_cell,
    unwrapped,
)

USES = Item(
    "uses",
    ItemType.MULTIPLE,
    options=tuple(
        Option(code, Text((("", label),)))
        for code, label in (("service", "Customer service"), ("news", "News; and events"), ("sales", "Sales"))
    ),
    separator=";",
    missing={"-99": "refused", "none of these": "no_answer"},
)


def test_a_cell_is_split_at_the_separator_and_its_codes_stand_in_the_codebooks_order():
    meaning = delimited_meaning(USES, ExportColumn("Q5"))
    assert meaning("Sales; Customer service") == CellMeaning(("service", "sales"))
    assert meaning("sales;sales;") == CellMeaning(("sales",))


def test_a_label_may_hold_the_separator():
    meaning = delimited_meaning(USES, ExportColumn("Q5"))
    assert meaning("News; and events") == CellMeaning(("news",))
    assert meaning("Sales;News; and events;service") == CellMeaning(("service", "news", "sales"))


def test_a_reason_beside_options_gives_way_to_them():
    meaning = delimited_meaning(USES, ExportColumn("Q5"))
    assert meaning("-99") == CellMeaning(reason="refused")
    assert meaning("Sales;-99") == CellMeaning(("sales",))


def test_parts_that_nobody_knows_are_counted_by_themselves_over_all_cells():
    cells = [("Sales;Fax", 3), ("Fax", 2), ("Telex;Sales", 1), (";;", 1)]
    decoded = decode_cells("Q5", cells, delimited_meaning(USES, ExportColumn("Q5")))
    assert decoded.unknown == (("Fax", 5), (";;", 1), ("Telex", 1))


def test_a_value_that_the_file_declares_missing_gets_its_reason_from_its_label():
    sector = Item("sector", ItemType.SINGLE, options=(Option("1", Text((("", "Media"),))),))
    declared = ExportColumn(
        "Q2", labels={"8": "Weet niet", "9": "Refused"}, missing=frozenset({"8", "9", "10"})
    )
    meaning = single_meaning(sector, declared)
    assert meaning("8") == CellMeaning(reason="dont_know")
    assert meaning("9") == CellMeaning(reason="refused")
    assert meaning("10") == CellMeaning(reason="no_answer")
    assert meaning("11") == CellMeaning(unknown=("11",))


def test_the_longest_known_text_is_one_part():
    known = {"a", "a, b", "c"}
    assert split_cell("a, b, c", ",", known.__contains__) == ["a, b", "c"]
    assert split_cell("a,, d", ",", known.__contains__) == ["a", "d"]


def test_braces_around_a_cell_are_no_part_of_it():
    assert unwrapped("{tv,web}") == "tv,web"
    assert unwrapped("{tv") == "{tv"
