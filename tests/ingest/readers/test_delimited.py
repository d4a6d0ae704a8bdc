from pipeline.ingest import read_export
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
