import pytest

from pipeline.ingest.magic import binary_kind
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
