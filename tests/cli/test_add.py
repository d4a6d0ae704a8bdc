"""`survey add`."""

import pytest

from tests.twelve.study import HERE, twelve_in


@pytest.fixture
def folder(tmp_path):
    return twelve_in(tmp_path / "data", ("2012",))


def raw(folder):
    return {path.name: path.read_bytes() for path in (folder.raw / "twelve").iterdir() if path.is_file()}


def test_a_good_export_becomes_a_wave(survey, folder):
    said = survey("add", HERE / "2011.csv", "--study", "twelve", "--data", folder.root)
    assert (said.status, said.err) == (0, "")
    assert "added as" in said.out
    assert "12 kept of 18" in said.out
    assert raw(folder)["2011.csv"] == (HERE / "2011.csv").read_bytes()


def test_what_check_refuses_is_not_added(survey, folder, tmp_path):
    bad = tmp_path / "2011.csv"
    bad.write_text(
        (HERE / "2011.csv").read_text(encoding="utf-8").replace("Marketing", "Board"), encoding="utf-8"
    )
    before = raw(folder)
    said = survey("add", bad, "--study", "twelve", "--data", folder.root)
    assert said.status == 1
    assert "'Board' in 4 rows" in said.err
    assert "not added" in said.err
    assert raw(folder) == before


def test_a_wave_is_replaced_only_when_asked_for(survey, folder):
    words = ("add", HERE / "2011.csv", "--study", "twelve", "--wave", "2012", "--data", folder.root)
    before = raw(folder)
    refused = survey(*words)
    assert refused.status == 2
    assert "--replace" in refused.err
    assert raw(folder) == before


def test_replacing_keeps_the_old_file(survey, folder):
    old = raw(folder)["2012.csv"]
    said = survey("add", HERE / "2012.csv", "--study", "twelve", "--replace", "--data", folder.root)
    assert said.status == 0
    assert (folder.raw / "twelve" / ".replaced" / "2012" / "1" / "2012.csv").read_bytes() == old


def test_a_study_that_is_not_there_is_wrong_use(survey, folder):
    said = survey("add", HERE / "2011.csv", "--study", "twelves", "--data", folder.root)
    assert said.status == 2
    assert "The nearest is 'twelve'" in said.err


def test_a_file_that_is_no_export_is_not_added(survey, folder, tmp_path):
    empty = tmp_path / "2011.csv"
    empty.write_text("")
    said = survey("add", empty, "--study", "twelve", "--data", folder.root)
    assert said.status == 1
    assert "2011.csv: the file is empty" in said.err
    assert "2011.csv" not in raw(folder)
