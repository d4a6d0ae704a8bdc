import pytest

from pipeline.codebook.model import Item, ItemType
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.decode import CellMeaning
from pipeline.normalize.selected import flag_meaning

SELECTED, NOT_SELECTED = CellMeaning(("fb",)), CellMeaning(())


def meaning(cell, column=None, **keys):
    item = Item("platforms", ItemType.MULTIPLE, **keys)
    return flag_meaning(item, "fb", column or ExportColumn("Q5_1"))(cell)


@pytest.mark.parametrize("cell", ["1", "Yes", "Facebook", "x", "Selected", "2"])
def test_by_convention_anything_selects(cell):
    assert meaning(cell) == SELECTED


@pytest.mark.parametrize("cell", ["0", "No", "not selected", "Nee", "NEIN", "False", "Unchecked"])
def test_by_convention_a_word_for_not_does_not(cell):
    assert meaning(cell) == NOT_SELECTED


@pytest.mark.parametrize("cell", ["-99", "-1.0", "NA", "n/a", "#NULL!", "."])
def test_what_looks_like_a_missing_code_is_unknown_until_somebody_declares_it(cell):
    assert meaning(cell) == CellMeaning(unknown=(cell,))
    assert meaning(cell, selected=frozenset({"1"})) == CellMeaning(unknown=(cell,))
    assert meaning(cell, missing={cell: "not_asked"}) == CellMeaning(reason="not_asked")


def test_a_missing_code_is_known_however_it_is_typed():
    assert meaning(" na ", missing={"NA": "not_asked"}) == CellMeaning(reason="not_asked")


def test_where_the_codebook_says_what_selects_anything_else_does_not():
    assert meaning("2", selected=frozenset({"2"})) == SELECTED
    assert meaning("1", selected=frozenset({"2"})) == NOT_SELECTED
    assert meaning("0", selected=frozenset({"0"})) == SELECTED


def test_where_the_codebook_says_what_does_not_select_anything_else_does():
    assert meaning("2", not_selected=frozenset({"2"})) == NOT_SELECTED
    assert meaning("No", not_selected=frozenset({"2"})) == SELECTED


def test_the_files_own_labels_and_missing_values_count():
    labelled = ExportColumn(
        "Q5_1", labels={"1": "Yes", "2": "No", "9": "Refused"}, missing=frozenset({"9", "0"})
    )
    assert meaning("1", labelled) == SELECTED
    assert meaning("2", labelled) == NOT_SELECTED
    assert meaning("9", labelled) == CellMeaning(reason="refused")
    assert meaning("0", labelled) == CellMeaning(reason="no_answer")
    assert meaning("0", labelled, not_selected=frozenset({"0"})) == NOT_SELECTED
