import pytest

from pipeline.ingest.magic import binary_kind, text_kind
from tests.shared_data import shared_data


@pytest.mark.parametrize(
    "file, kind",
    [
        ("spss/electric.sav", "an SPSS file"),
        ("spss/sample.zsav", "an SPSS file"),
        ("sas/course.sas7bdat", "a SAS file"),
        ("sas/sample.xpt", "a SAS transport file"),
        ("stata/extended-missing.dta", "a Stata file"),
        ("parquet/household-sample.parquet", "a Parquet file"),
        ("typeform/typeform-mental-health-2016.csv", None),
        ("limesurvey/limesurvey-structure.lss", None),
    ],
)
def test_a_file_is_known_by_its_first_bytes(file, kind):
    assert binary_kind(shared_data(file).read_bytes()[:100]) == kind


def test_a_text_that_is_no_table_is_known_too():
    assert "web page" in text_kind(b"\xef\xbb\xbf <!DOCTYPE html><html>")
    assert "JSON" in text_kind(b'{"responses": []}')
    assert text_kind(b"id,n\n1,{}\n") is None
