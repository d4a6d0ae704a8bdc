from pipeline.ingest.read import read_export
from tests.exported import cells_of, written


def test_names_are_the_headers_and_texts_too(tmp_path):
    export = read_export(written(tmp_path, "2012.csv", "id;In which sector?;\n1;Retail;x\n"))
    assert [(column.name, column.text) for column in export.columns] == [
        ("id", "id"),
        ("In which sector?", "In which sector?"),
        ("column_3", ""),
    ]
    assert export.format == "delimited"


def test_the_extension_does_not_matter(tmp_path):
    assert cells_of(written(tmp_path, "2012.export", "id\tn\n1\ta\n"), tmp_path) == [["1", "a"]]


MERGED = """ID,Sector,How do you agree?,,Which?,,Country
,,Strategy,People,TV,Print,
1,Retail,Agree,Disagree,x,,NL
2,Media,Agree,Agree,,x,DE
"""


def test_questions_over_their_parts_are_two_header_rows(tmp_path):
    export = read_export(written(tmp_path, "2012.csv", MERGED))
    assert [(column.name, column.choice) for column in export.columns][2:6] == [
        ("How do you agree? [Strategy]", "Strategy"),
        ("How do you agree? [People]", "People"),
        ("Which? [TV]", "TV"),
        ("Which? [Print]", "Print"),
    ]
    assert cells_of(written(tmp_path, "2013.csv", MERGED), tmp_path)[0][:3] == ["1", "Retail", "Agree"]


def test_a_respondent_without_an_id_is_no_header(tmp_path):
    for text in ("id,a,,,\n,1,2,3,4\n2,1,2,3,4\n3,1,2,3,4\n", "id,a,,b,\n,x,1,,2\n2,x,1,x,2\n,x,1,x,2\n"):
        assert len(cells_of(written(tmp_path, "2012.csv", text), tmp_path)) == 3
