from pipeline.draft.codebook import drafted_codebook
from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.proof import as_texts, disproved
from tests.draft.draft_and_check import checked
from tests.draft.drawn_profiles import exported

CODEBOOK = """
study: made
title: made
population: all
sample: nonprobability
items:
  hours: {column: hours, type: number}
"""


def test_a_draft_that_reads_is_not_disproved(tmp_path):
    export = exported(tmp_path, "id,hours\n1,2\n2,3\n")
    assert disproved(CODEBOOK, "made", {"2012": [export]}) == {}


def test_a_cell_that_does_not_fit_is_named(tmp_path):
    export = exported(tmp_path, "id,hours\n1,2\n2,about three\n")
    assert "about three" in disproved(CODEBOOK, "made", {"2012": [export]})["hours"]


def test_an_item_that_cannot_be_read_becomes_a_text():
    item = DraftItem("hours", "number", "its cells are numbers", column="hours")
    (text,) = as_texts([item], {"hours": "'about three'"})
    assert (text.name, text.type, text.column) == ("hours", "text", "hours")
    assert "about three" in text.why


def test_a_set_becomes_a_text_a_column_and_a_grid_loses_a_row():
    tv = (DraftOption("tv", "TV"), DraftOption("radio", "Radio"))
    several = DraftItem("media", "multiple", "", columns=(("tv", "a"), ("radio", "b")), options=tv)
    assert [one.name for one in as_texts([several], {"media": "x"})] == ["media_tv", "media_radio"]
    grid = DraftItem(
        "g", "ordinal", "", columns=(("one", "a"), ("two", "b")), is_grid=True, labels=(("one", "1"),)
    )
    rest, text = as_texts([grid], {"two": "x"})
    assert (rest.columns, text.name, text.column) == ((("one", "a"),), "two", "b")


def test_what_the_first_cells_hide_does_not_make_a_draft_that_fails(tmp_path):
    rows = "".join(f"{number},{number * 3}\n" for number in range(1, 600))
    export = exported(tmp_path, "id,hours\n" + rows + "600,zzz about three\n")
    assert checked(tmp_path, export).problems == ()
    text = drafted_codebook({"2012": [export]}, study="made")
    assert "hours:  # text: not all of its cells" in text


def test_a_text_keeps_its_waves_and_where_it_stands_in_them():
    moved = DraftItem("", "", "", column="b", options=(DraftOption("1", "One"),))
    item = DraftItem("q", "single", "", column="a", waves=("1", "2"), by_wave=(("1", moved),))
    (text,) = as_texts([item], {"q": "x"})
    assert text.waves == ("1", "2")
    assert [(wave, one.column, one.options) for wave, one in text.by_wave] == [("1", "b", ())]
