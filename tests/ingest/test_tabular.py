import pytest

from pipeline.errors import ExportError
from pipeline.ingest.export import Column, Source
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import text_export
from tests.exported import written


def test_rows_begin_beneath_the_headers(tmp_path):
    sample = Sample(Source(written(tmp_path, "2012.csv", "id\n\ntext\n1\n")))
    export = text_export(sample, format="x", columns=[Column("id", 1)], headers=2)
    assert (export.rows.skip, export.rows.width, export.encoding) == (3, 1, "utf-8")


def test_a_title_above_the_header_is_noted(tmp_path):
    sample = Sample(Source(written(tmp_path, "2012.csv", "Survey of 2012,,,\nid,a,b,c\n1,2,3,4\n")))
    export = text_export(sample, format="x", columns=[Column("id", 1)], headers=1)
    assert export.notes == ("The header is row 2; what stands above it was left out.",)


def test_a_guessed_code_page_is_noted(tmp_path):
    sample = Sample(Source(written(tmp_path, "2012.csv", "id\né\n", encoding="cp1252")))
    export = text_export(sample, format="x", columns=[Column("id", 1)], headers=1)
    assert "Windows-1252" in export.notes[0]


def test_headers_without_respondents_are_refused(tmp_path):
    sample = Sample(Source(written(tmp_path, "2012.csv", "id,n\ntext,number\n,\n")))
    with pytest.raises(ExportError, match=r"2012.csv: 2 header rows and no respondents"):
        text_export(sample, format="x", columns=[Column("id", 1)], headers=2)
