"""`survey draft` then `survey check` passes untouched for every readable file of ../shared/data."""

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.read import read_export
from tests.draft.draft_and_check import checked
from tests.shared_data import SHARED_DATA, shared_data

QUICK = (
    "complex-design/apistrat.csv",
    "google-forms/google-forms-education.csv",
    "limesurvey/limesurvey-english.csv",
    "sas/course.sas7bdat",
    "spss/multiple-response-sets.sav",
    "stata/tagged-missing.dta",
    "surveymonkey/surveymonkey-weighted.csv",
    "triple-s/triple-s-example1.sss",
    "typeform/typeform-mental-health-2016.csv",
)
FILES = sorted(
    str(path.relative_to(SHARED_DATA))
    for path in SHARED_DATA.rglob("*")
    if path.is_file() and path.suffix != ".md"
)


@pytest.mark.long
@pytest.mark.parametrize("name", QUICK)
def test_a_draft_passes_check_as_it_stands(tmp_path, name):
    reading = checked(tmp_path, shared_data(name))
    assert reading.problems == ()
    assert reading.respondents["kept"] > 0


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in FILES if name not in QUICK])
def test_so_does_that_of_every_other_file_that_can_be_read(tmp_path, name):
    try:
        read_export(shared_data(name))
    except ExportError:
        with pytest.raises(ExportError):
            checked(tmp_path, shared_data(name))
        return
    assert checked(tmp_path, shared_data(name)).problems == ()
