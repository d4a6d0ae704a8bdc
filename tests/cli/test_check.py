"""`survey check`."""

import json

import pytest

from pipeline.errors import ExportError
from tests.twelve.study import HERE, staged, twelve_in


@pytest.fixture
def folder(tmp_path):
    return twelve_in(tmp_path / "data", ("2012",))


def everything_in(folder):
    return {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}


def test_a_good_export_passes_and_nothing_is_written(survey, folder):
    before = everything_in(folder)
    said = survey("check", HERE / "2011.csv", "--study", "twelve", "--data", folder.root)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("twelve:2011: can be read\n")
    assert "12 kept of 18" in said.out
    assert everything_in(folder) == before


def test_problems_are_listed_on_standard_error_with_status_1(survey, folder, tmp_path):
    bad = tmp_path / "new.csv"
    bad.write_text(
        (HERE / "2011.csv").read_text(encoding="utf-8").replace("Marketing", "Board"), encoding="utf-8"
    )
    said = survey("check", bad, "--study", "twelve", "--wave", "2011", "--data", folder.root)
    assert said.status == 1
    assert said.out.startswith("twelve:2011: 1 problem\n")
    assert "survey: items.responsible: column 'Responsible' holds cells" in said.err


def test_json_says_all_of_it_on_standard_output(survey, folder):
    said = survey("check", HERE / "2011.csv", "--study", "twelve", "--format", "json", "--data", folder.root)
    found = json.loads(said.out)
    assert (found["study"], found["wave"], found["provenance"]) == ("twelve", "2011", "respondents")
    assert found["respondents"]["kept"] == 12
    assert found["problems"] == []
    assert found["matched"]["platforms"] == ["Facebook", "Twitter", "LinkedIn"]


def test_a_reconstruction_says_so(survey, published):
    said = survey("check", HERE / "2011.csv", "--study", "made-up", "--data", published.root)
    assert "RECONSTRUCTED DATA (made-up:2011)" in said.err


@pytest.mark.parametrize(
    "words, status, said",
    [
        (["--study", "twelves"], 2, "The nearest is 'twelve'"),
        ([], 2, "Missing option '--study'"),
        (["--study", "twelve", "--wave", "2011", "/no/such/file.csv"], 2, "does not exist"),
    ],
)
def test_a_name_that_is_not_there_is_wrong_use(survey, folder, words, status, said):
    found = survey("check", HERE / "2011.csv", *words, "--data", folder.root)
    assert found.status == status
    assert said in found.err


def test_a_file_that_is_no_export_is_a_problem(survey, folder, tmp_path):
    empty = tmp_path / "2011.csv"
    empty.write_text("")
    said = survey("check", empty, "--study", "twelve", "--data", folder.root)
    assert (said.status, said.out) == (1, "")
    assert "2011.csv: the file is empty" in said.err


def test_who_holds_the_export_is_shown_long_cells_and_a_run_names_their_row(survey, folder, tmp_path):
    """What a run says is kept in Dagster's event log; what `check` says is not."""
    told = "I am Jan Jansen, fired for theft"
    text = (HERE / "2011.csv").read_text(encoding="utf-8").replace("Marketing", f'"{told}"')
    bad = folder.raw / "twelve" / "2011.csv"
    bad.write_text(text, encoding="utf-8")
    said = survey("check", bad, "--study", "twelve", "--data", folder.root)
    assert f"holds cells that are no known options: '{told}' in" in said.err
    with pytest.raises(ExportError, match=r"a text of 32 characters \(row \d+\) in") as error:
        staged(folder, "twelve:2011")
    assert "Jansen" not in str(error.value)
