from pathlib import Path

from pipeline.ingest.export import Column, Export, Source, TextRows, folded

ROWS = TextRows(Source(Path("2012.csv")), "utf-8", ",", 1, 3)
EXPORT = Export(
    path=Path("2012.csv"),
    format="delimited",
    encoding="utf-8",
    columns=(
        Column("Q1", 1, text="In which sector?"),
        Column("Q2", 2, text="How many?"),
        Column("Q3", 3, text="How  many?"),
        Column("What’s next? ", 4, text="What’s next? "),
    ),
    rows=ROWS,
)


def test_a_column_is_found_by_its_name():
    assert EXPORT.column("Q2").position == 2


def test_a_column_is_found_however_its_name_is_typed():
    assert EXPORT.column("what's next?").position == 4


def test_a_column_is_found_by_its_question_text():
    assert EXPORT.column("in which\xa0sector?").position == 1


def test_a_text_that_two_columns_share_finds_neither():
    assert EXPORT.column("How many?") is None


def test_a_column_that_is_not_there_is_not_found():
    assert EXPORT.column("Q9") is None


def test_folding_straightens_blanks_quotes_dashes_and_case():
    assert folded(" “Ja” –\n\xa0NEE ") == '"ja" - nee'


def test_a_member_of_an_archive_is_named_with_its_archive():
    assert Source(Path("/x/2012.zip")).inside("zip", "data.csv").name == "2012.zip/data.csv"
