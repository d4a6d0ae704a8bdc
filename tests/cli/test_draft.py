"""`survey draft`."""

import pytest

from pipeline.cli.draft import files_by_wave
from tests.twelve.study import HERE


def test_a_draft_of_the_twelve_passes_check_as_it_stands(survey, tmp_path):
    codebook = tmp_path / "raw" / "twelve" / "codebook.yaml"
    said = survey("draft", HERE / "2011.csv", "-o", codebook)
    assert (said.status, said.out) == (0, "")
    assert "drafted" in said.err
    checked = survey("check", HERE / "2011.csv", "--study", "twelve", "--data", tmp_path)
    assert (checked.status, checked.err) == (0, "")


def test_without_output_it_is_printed(survey):
    said = survey("draft", HERE / "2011.csv", "--study", "twelve")
    assert said.status == 0
    assert 'study: "twelve"' in said.out


def test_two_waves_make_one_codebook_that_both_pass(survey, tmp_path):
    codebook = tmp_path / "raw" / "twelve" / "codebook.yaml"
    assert survey("draft", HERE / "2011.csv", HERE / "2012.csv", "-o", codebook).status == 0
    for wave in ("2011", "2012"):
        checked = survey("check", HERE / f"{wave}.csv", "--study", "twelve", "--data", tmp_path)
        assert (checked.status, checked.err) == (0, "")


def test_a_codebook_that_is_there_is_never_overwritten(survey, tmp_path):
    codebook = tmp_path / "twelve" / "codebook.yaml"
    codebook.parent.mkdir()
    codebook.write_text("by hand")
    said = survey("draft", HERE / "2011.csv", "-o", codebook)
    assert said.status == 2
    assert "there is a codebook already" in said.err
    assert codebook.read_text() == "by hand"


@pytest.mark.parametrize("name", ["No Study", "../up"])
def test_a_name_that_no_study_can_have_is_wrong_use(survey, name):
    said = survey("draft", HERE / "2011.csv", "--study", name)
    assert said.status == 2
    assert "cannot name a study" in said.err


def test_a_file_that_is_no_export_is_a_problem(survey, tmp_path):
    empty = tmp_path / "2011.csv"
    empty.write_text("")
    said = survey("draft", empty)
    assert (said.status, said.out) == (1, "")
    assert "2011.csv: the file is empty" in said.err


def test_files_of_one_name_are_one_wave(tmp_path):
    files = tuple(tmp_path / name for name in ("2011.sss", "2011.asc", "2012.csv.gz"))
    assert files_by_wave(files) == {"2011": list(files[:2]), "2012": [files[2]]}


def test_an_export_in_a_studys_folder_gives_the_draft_its_name(survey, tmp_path):
    folder = tmp_path / "raw" / "my-study"
    folder.mkdir(parents=True)
    (folder / "2011.csv").write_bytes((HERE / "2011.csv").read_bytes())
    assert 'study: "my-study"' in survey("draft", folder / "2011.csv").out
