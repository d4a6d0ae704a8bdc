"""Files of a wave on their way into data/raw."""

import os
import shutil
from pathlib import Path

import pytest

from pipeline.errors import ExportError, UsageError
from pipeline.storage import incoming as module
from pipeline.storage.discover import discover_study
from pipeline.storage.folder import DataFolder
from pipeline.storage.incoming import place, staged_files, suffix_of


@pytest.fixture
def folder(tmp_path):
    made = DataFolder(tmp_path / "data")
    (made.raw / "s").mkdir(parents=True)
    (made.raw / "s" / "codebook.yaml").write_text("study: s\n")
    return made


def export(tmp_path, text="a,b\n1,2\n", name="download.csv"):
    path = tmp_path / name
    path.write_text(text)
    return path


def added(folder, *files, wave="2012", replace=False):
    with staged_files(folder, "s", wave, files) as incoming:
        return place(folder, incoming, replace=replace)


def visible(folder):
    return {
        path.name: path.read_text() for path in (folder.raw / "s").iterdir() if not path.name.startswith(".")
    }


def test_a_file_arrives_under_the_waves_name(folder, tmp_path):
    placed = added(folder, export(tmp_path))
    assert [path.name for path in placed.files] == ["2012.csv"]
    assert (placed.replaced, visible(folder)["2012.csv"]) == (None, "a,b\n1,2\n")
    assert [one.wave for one in discover_study(folder.raw / "s").waves] == ["2012"]
    assert export(tmp_path).exists()


def test_a_wave_that_is_there_is_not_overwritten_unless_asked_for(folder, tmp_path):
    added(folder, export(tmp_path))
    with pytest.raises(UsageError, match="--replace"):
        added(folder, export(tmp_path, "new\n"))
    assert visible(folder)["2012.csv"] == "a,b\n1,2\n"


def test_what_is_replaced_can_be_had_back(folder, tmp_path):
    added(folder, export(tmp_path, "first\n"))
    one = added(folder, export(tmp_path, "second\n"), replace=True)
    two = added(folder, export(tmp_path, "third\n", "third.tsv"), replace=True)
    assert visible(folder) == {"codebook.yaml": "study: s\n", "2012.tsv": "third\n"}
    assert (one.replaced / "2012.csv").read_text() == "first\n"
    assert (two.replaced / "2012.csv").read_text() == "second\n"
    assert [found.wave for found in discover_study(folder.raw / "s").waves] == ["2012"]


def test_nothing_is_left_where_it_fails_half_way(folder, tmp_path, monkeypatch):
    added(folder, export(tmp_path, "first\n"))
    moved = []

    def failing(source, to):
        if moved:
            raise OSError("disk full")
        moved.append(shutil.copyfile(source, to))
        return to

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="disk full"):
        added(folder, export(tmp_path, "new\n"), export(tmp_path, "<sss>", "x.sss"), replace=True)
    assert visible(folder) == {"codebook.yaml": "study: s\n", "2012.csv": "first\n"}
    assert not list((folder.raw / "s").glob(".adding*"))


def test_a_file_that_changes_under_way_is_refused(folder, tmp_path, monkeypatch):
    hashes = iter(("one", "other"))
    monkeypatch.setattr(module, "sha256_of", lambda _: next(hashes))
    with pytest.raises(ExportError, match="changed while it was copied"):
        added(folder, export(tmp_path))
    assert visible(folder) == {"codebook.yaml": "study: s\n"}


@pytest.mark.parametrize("wave", ["../up", ".hidden", "a b", ""])
def test_a_name_that_no_wave_can_have_is_wrong_use(folder, tmp_path, wave):
    with pytest.raises(UsageError, match="cannot name a wave"):
        added(folder, export(tmp_path), wave=wave)


def test_two_files_of_one_kind_are_two_exports(folder, tmp_path):
    with pytest.raises(UsageError, match="named alike"):
        added(folder, export(tmp_path), export(tmp_path, name="other.csv"))


@pytest.mark.parametrize(
    "name, suffix", [("a.b.csv", ".csv"), ("2012.csv.gz", ".csv.gz"), ("x.zip", ".zip"), ("a.sav", ".sav")]
)
def test_the_ending_says_what_a_file_is(name, suffix):
    assert suffix_of(Path(name)) == suffix


def test_the_data_may_be_on_another_file_system(folder, tmp_path):
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system on this machine")
    far = memory / f"survey-test-{os.getpid()}.csv"
    far.write_text("a,b\n1,2\n")
    try:
        assert added(folder, far).files[0].read_text() == "a,b\n1,2\n"
    finally:
        far.unlink()
