"""`survey run`."""

import pytest

from pipeline.storage.manifest import current_manifest
from tests.twelve.study import twelve_in


@pytest.fixture(scope="module")
def dagster_elsewhere():
    """The command sets these for the processes it starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", "")
        patch.setenv("SURVEY_DATA", "")
        yield


@pytest.fixture
def folder(tmp_path, dagster_elsewhere):
    return twelve_in(tmp_path, ("2011", "2012"))


def test_a_broken_wave_keeps_no_other_back_and_a_second_run_tries_only_it(survey, folder):
    (folder.raw / "twelve" / "2012.csv").write_text("")
    first = survey("run", "--data", folder.root)
    assert first.status == 1
    assert "twelve:2011  Twelve respondents" in first.out
    assert "survey: twelve:2012: 2012.csv: the file is empty" in first.err
    assert "Stack Trace" not in first.err
    assert set(current_manifest(folder).generations) == {"twelve:2011", "twelve:_", "_:_"}
    second = survey("run", "--data", folder.root)
    assert (second.status, second.out) == (1, "")
    assert "twelve:2011" not in second.err
    assert "what was published before stands" in second.err


def test_with_nothing_to_do_it_says_so_and_where_the_report_is(survey, published):
    said = survey("run", "--data", published.root)
    assert said.status == 0
    assert said.out.splitlines()[0] == "nothing to do: 3 waves up to date."
    assert str(published.processed / "reports" / "twelve" / "index.html") in said.out
    assert "RECONSTRUCTED DATA (made-up)" in said.err


def test_a_named_study_is_the_only_one_looked_at(survey, published):
    said = survey("run", "twelve:2012", "--data", published.root)
    assert said.out.splitlines()[0] == "nothing to do: 1 wave up to date."
    assert said.err == ""


@pytest.mark.parametrize("name", ["nothing", "twelve:1999"])
def test_a_name_that_does_not_exist_is_wrong_use(survey, published, name):
    said = survey("run", name, "--data", published.root)
    assert (said.status, said.out) == (2, "")
    assert "there is" in said.err


def test_a_folder_without_codebook_and_a_bad_name_are_problems(survey, tmp_path):
    folder = twelve_in(tmp_path, ())
    (folder.raw / "lost").mkdir()
    (folder.raw / "twelve" / "sp ring.csv").write_text("a\n1\n")
    said = survey("run", "--data", folder.root)
    assert said.status == 1
    assert "nothing to do" in said.out
    assert "there is no codebook.yaml" in said.err
    assert "'sp ring', which is not allowed" in said.err


def test_a_data_folder_without_exports_is_a_problem(survey, tmp_path):
    said = survey("run", "--data", tmp_path)
    assert said.status == 1
    assert "there is no such folder" in said.err
