import pytest

from pipeline.errors import ExportError
from tests.drawn import table
from tests.small import answers, staged_small

CODEBOOK = """
    respondent_id: Id
    missing: {"-99": refused}
    items:
      sector: {column: Q1, options: [[fin, Finance], [media, Media]]}
      uses: {columns: {fb: Q2_1, tw: Q2_2}}
      staff: {column: Q3, type: number, bands: {size: [[small, Small, null, 50], [large, Large, 50, null]]}}
      why: {column: Q4, type: text}
    """
DRAWING = """
    Id | Q1      | Q2_1 | Q2_2 | Q3  | Q4
    ---+---------+------+------+-----+------
    a  | Finance | 1    | 0    | 49  | words
    b  | media   | 0    | 0    | 50  |
    c  | -99     |      |      | -99 | -99
    """


def test_text_becomes_typed_answers_with_a_reason_for_each_that_is_not_there(tmp_path):
    _, _, tables = staged_small(tmp_path, CODEBOOK, DRAWING)
    expected = table("""
        respondent_id | sector | size  | why
        --------------+--------+-------+------
        a             | fin    | small | words
        b             | media  | large |
        c             |        |       |
        """)
    for column in expected:
        assert answers(tables, column) == expected[column].tolist()
    assert answers(tables, "uses") == [["fb"], [], None]
    why_not = tables.load("responses")["missing_reasons"].tolist()
    assert why_not[1] == dict.fromkeys(("sector", "uses", "staff", "size")) | {"why": "no_answer"}
    assert why_not[2] == {
        "sector": "refused",
        "uses": "no_answer",
        "staff": "refused",
        "size": "refused",
        "why": "refused",
    }


def test_respondents_stand_in_the_order_of_the_export(tmp_path):
    _, _, tables = staged_small(tmp_path, CODEBOOK, DRAWING)
    found = tables.load("respondents")
    assert found["source_row"].tolist() == [1, 2, 3]
    assert found["respondent_id"].tolist() == ["a", "b", "c"]
    assert found["disposition"].unique().tolist() == ["complete"]


def test_everything_that_is_wrong_is_in_one_message(tmp_path):
    wrong = DRAWING.replace("Q3 ", "Q33").replace("Finance", "Fin    ").replace(" media", " retail")
    with pytest.raises(ExportError) as error:
        staged_small(tmp_path, CODEBOOK.replace("Id", "Ident"), wrong)
    message = str(error.value)
    assert message.startswith("small:2012: the export is not what the codebook describes:\n")
    assert [line.split(":")[0].strip() for line in message.splitlines()[1:]] == [
        "respondent_id",
        "items.staff",
        "items.sector",
    ]
    assert "'retail' in 1 row" in message
    assert not (tmp_path / "responses.parquet").exists()


def test_the_same_column_may_serve_two_items(tmp_path):
    codebook = (
        CODEBOOK.rstrip()
        + "\n      again: {column: Q1, options: [[money, Finance], [rest, Rest]], aliases: {media: rest}}"
    )
    _, _, tables = staged_small(tmp_path, codebook, DRAWING)
    assert answers(tables, "again")[:2] == ["money", "rest"]
