import pytest

from pipeline.ingest.export import Column
from pipeline.ingest.qsf import Asked
from pipeline.ingest.qsf_labels import Definition, definition_sets, with_definition
from pipeline.ingest.read import read_export
from tests.shared_data import shared_data

WHICH = [
    Asked(f"QID2-{n}", f"Q2_{n}", "Which?", name, "multiple", (), "Q2") for n, name in ((1, "A"), (2, "B"))
]
OPEN = Asked("QID3", "Q3", "Why?", "", "text", (), "")
DEFINITION = Definition([*WHICH, OPEN])


@pytest.mark.parametrize("id_", ["QID2-1", "QID2_1", "QID2#1"])
def test_an_id_is_the_same_whatever_joins_its_parts(id_):
    assert DEFINITION.find(Column("other name", 1, source_id=id_)) is WHICH[0]


def test_a_text_questions_id_ends_on_text_but_an_options_entry_is_not_the_option():
    assert DEFINITION.find(Column("x", 1, source_id="QID3_TEXT")) is OPEN
    assert DEFINITION.find(Column("x", 1, source_id="QID2_1_TEXT")) is None


def test_without_ids_the_name_serves():
    (column,) = with_definition([Column("Q2_2", 1, text="Which? - B")], DEFINITION)
    assert (column.text, column.choice, column.type) == ("Which?", "B", "multiple")


@pytest.mark.parametrize("cells, counted", [(["1", ""], "1"), (["A", ""], None)])
def test_a_set_counts_ones_in_a_numeric_export_and_texts_in_the_other(cells, counted):
    columns = with_definition([Column("Q2_1", 1), Column("Q2_2", 2)], DEFINITION)
    (found,) = definition_sets(columns, DEFINITION, [cells])
    assert (found.name, found.columns, found.counted) == ("Q2", ("Q2_1", "Q2_2"), counted)


def test_both_layouts_of_a_survey_get_the_same_labels_from_its_definition():
    folder = shared_data("qualtrics")
    exports = [
        read_export([folder / f"qualtrics-{layout}-many-types.csv", folder / "qualtrics-many-types.qsf"])
        for layout in ("insights", "legacy")
    ]
    for name in ("fruits", "Q3_1", "Q4#1_1", "Q45", "Q20_2"):
        first, second = (export.column(name) for export in exports)
        assert (first.text, first.choice, first.type, first.values) == (
            second.text, second.choice, second.type, second.values,
        )  # fmt: skip
    assert len(exports[0].sets) == 28
