from pipeline.ingest.export import Column
from pipeline.ingest.lss_columns import Asked
from pipeline.ingest.lss_labels import response_sets, with_structure
from tests.shared_data import shared_data


def one(code: str, choice: str = "", type: str = "multiple") -> Asked:
    return Asked(code, f"1X2X{code}", "Which?", choice, type, (), code.partition("[")[0])


def test_a_column_is_found_by_its_code():
    columns, known = with_structure([Column("Q[A]", 1), Column("seed", 2)], [one("Q[A]", "Facebook")])
    assert (known, columns[0].choice, columns[0].type) == (1, "Facebook", "multiple")


def test_a_column_is_found_by_its_texts_however_they_are_typed():
    columns, _ = with_structure(
        [Column("x", 1, text="which? ", choice=" FACEBOOK")], [one("Q[A]", "Facebook")]
    )
    assert columns[0].source_id == "Q[A]"


def test_columns_with_equal_texts_come_in_the_surveys_order():
    columns, _ = with_structure(
        [Column("Which?", 1, text="Which?"), Column("Which?_2", 2, text="Which?")],
        [one("A", type="text"), one("B", type="text")],
    )
    assert [column.source_id for column in columns] == ["A", "B"]


def test_other_is_found_in_the_language_of_the_export():
    _, known = with_structure(
        [Column("x", 1, text="Which?", choice="Sonstiges")], [one("Q[other]", "Other", "text")]
    )
    assert known == 1


def test_the_cells_show_which_word_means_selected():
    columns, _ = with_structure([Column("Q[A]", 1), Column("Q[B]", 2)], [one("Q[A]"), one("Q[B]")])
    (found,) = response_sets(columns, [["Nein", "Ja"]])
    assert (found.name, found.columns, found.counted) == ("Q", ("Q[A]", "Q[B]"), "Ja")


def test_a_real_structure_describes_its_export():
    from pipeline.ingest.read import read_export

    folder = shared_data("limesurvey")
    export = read_export([folder / "limesurvey-german.csv", folder / "limesurvey-structure.lss"])
    assert export.notes == ("limesurvey-structure.lss describes 315 of 317 columns.",)
    assert len(export.sets) == 26
    assert {one.counted for one in export.sets} == {"Ja"}
