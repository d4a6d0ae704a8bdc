"""What there is to do, decided without loading anything."""

import shutil
from dataclasses import replace

import pytest

from pipeline.storage import pending as module
from pipeline.storage.fingerprint import inputs_of
from pipeline.storage.manifest import Manifest, current_manifest
from pipeline.storage.pending import is_withdrawn, pending
from tests.storage.tiny import arrive, arrived_and_published


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    from pipeline.storage.folder import DataFolder

    folder = DataFolder(tmp_path_factory.mktemp("published"))
    arrived_and_published(folder, "s:2012", "first")
    return folder


@pytest.fixture
def published(once, tmp_path):
    """A folder in which s:2012 is published."""
    shutil.copytree(once.root, tmp_path / "data", symlinks=True)
    return replace(once, root=tmp_path / "data")


def keys(state):
    return [wave.files.key for wave in state.waves]


def test_a_published_wave_is_up_to_date_until_its_file_changes(published):
    assert (keys(pending(published)), pending(published).up_to_date) == ([], ("s:2012",))
    arrive(published, "s:2012", "second")
    assert (keys(pending(published)), pending(published).up_to_date) == (["s:2012"], ())


def test_a_codebook_makes_every_wave_of_its_study_pending(published):
    arrive(published, "s:2013", "x")
    arrive(published, "t:2013", "x")
    (published.raw / "s" / "codebook.yaml").write_text("study: other\n")
    assert keys(pending(published)) == ["s:2012", "s:2013", "t:2013"]


def test_a_withdrawn_wave_stays_away_until_its_files_change(published, monkeypatch):
    wave = arrive(published, "s:2012", "first")
    away = replace(current_manifest(published), generations={}, withdrawn={"s:2012": inputs_of(wave)})
    monkeypatch.setattr(module, "current_manifest", lambda folder: away)
    assert keys(pending(published)) == []
    monkeypatch.setattr("pipeline.storage.fingerprint.code_version", lambda: "newer code")
    assert keys(pending(published)) == []
    arrive(published, "s:2012", "corrected")
    assert keys(pending(published)) == ["s:2012"]


def test_a_wave_that_was_never_withdrawn_is_not(published):
    assert not is_withdrawn(arrive(published, "s:2012", "first"), Manifest())


def test_a_published_wave_without_its_export_is_said_to_be_gone(published):
    assert pending(published).gone == ()
    (published.raw / "s" / "2012.csv").unlink()
    assert pending(published).gone == ("s:2012",)


def test_a_folder_that_cannot_be_read_is_a_problem_and_not_gone(published):
    (published.raw / "s" / "codebook.yaml").unlink()
    state = pending(published)
    assert state.gone == ()
    assert "there is no codebook.yaml" in state.problems[0]


def test_a_file_that_disappears_meanwhile_keeps_no_other_wave(published, monkeypatch):
    arrive(published, "s:2013", "x")
    arrive(published, "s:2014", "x")
    found = module.discover(published.raw)
    monkeypatch.setattr(module, "discover", lambda raw: found)
    (published.raw / "s" / "2013.csv").unlink()
    state = pending(published)
    assert keys(state) == ["s:2014"]
    assert "2013.csv: cannot be read" in state.problems[0]
