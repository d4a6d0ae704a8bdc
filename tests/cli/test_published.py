"""What is published."""

import pytest

from pipeline.cli.published import published_rows, published_waves, report_pages
from pipeline.errors import PublicationError, UsageError
from pipeline.storage.folder import DataFolder
from tests.twelve.study import worked_out_in


def test_a_study_has_its_published_waves(published):
    assert published_waves(published, "twelve") == ("2011", "2012")
    assert published_waves(published, "twelve", "2012") == ("2012",)


@pytest.mark.parametrize(
    "asked, said",
    [
        (("nothing",), "no such study is published; there is made-up, twelve"),
        (("twelve", "1999"), "no such wave is published; there is 2011, 2012"),
        (("_",), "no such study is published"),
        (("twelve", "_"), "no such wave is published"),
    ],
)
def test_what_is_nowhere_is_wrong_use(published, asked, said):
    with pytest.raises(UsageError, match=said):
        published_waves(published, *asked)


def test_what_waits_to_be_run_is_a_problem_that_says_so(tmp_path):
    folder = worked_out_in(tmp_path, ("2011",))
    with pytest.raises(PublicationError, match="`survey run twelve` does that"):
        published_waves(folder, "twelve")
    with pytest.raises(PublicationError, match="`survey run twelve:2011` does that"):
        published_waves(folder, "twelve", "2011")


def test_rows_of_several_waves_stand_one_below_the_other(published):
    rows = published_rows(published, "exports", "twelve", ["2011", "2012"])
    assert list(rows["file"]) == ["2011.csv", "2012.csv"]


def test_a_respondents_table_is_found_on_the_private_side(published):
    respondents = published_rows(published, "respondents", "twelve", ["2011"])
    assert int(respondents["is_kept"].sum()) == 12


def test_a_study_has_one_report_page_however_many_waves(published, tmp_path):
    (page,) = report_pages(published, ["twelve:2011", "twelve:2012"])
    assert page.is_file()
    assert report_pages(DataFolder(tmp_path), ["twelve:2011"]) == []
