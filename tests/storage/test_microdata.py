"""Respondents' tables for those who may read them: a schema a study, and long tables over all."""

import shutil

import duckdb
import pytest

from pipeline.storage import microdata as module
from pipeline.storage.folder import DataFolder
from tests.storage.tiny import arrived_and_published


@pytest.fixture
def published(folder):
    for key in ("s:2011", "s:2012", "t-u:2012"):
        arrived_and_published(folder, key, key)
    return folder


def opened(folder):
    return duckdb.connect(folder.private / "microdata.duckdb", read_only=True)


def rows(folder, query):
    with opened(folder) as connection:
        return connection.execute(query).fetchall()


def test_responses_are_a_relation_a_study(published):
    assert rows(published, "SELECT wave, choice FROM s.responses ORDER BY ALL") == [
        ("2011", "s:2011"),
        ("2012", "s:2012"),
    ]
    assert rows(published, 'SELECT wave, choices FROM "t-u".responses') == [("2012", ["t-u:2012"])]


def test_long_tables_are_over_all_studies(published):
    for table in ("respondents", "scores", "weights", "answers", "missing_answers"):
        found = rows(published, f"SELECT DISTINCT study, wave FROM {table} ORDER BY ALL")
        assert found == [("s", "2011"), ("s", "2012"), ("t-u", "2012")], table


def test_a_corrected_wave_and_a_new_study_are_in_it(published):
    arrived_and_published(published, "s:2012", "corrected")
    arrived_and_published(published, "v:2012", "new")
    assert rows(published, "SELECT option FROM answers WHERE item = 'choice' ORDER BY ALL") == [
        ("corrected",),
        ("new",),
        ("s:2011",),
        ("t-u:2012",),
    ]


def test_only_the_studies_that_changed_are_described_again(published, monkeypatch):
    seen = []
    describe = module.study_views
    monkeypatch.setattr(module, "study_views", lambda *given: seen.append(given[1]) or describe(*given))
    arrived_and_published(published, "s:2012", "corrected")
    assert seen == ["s"]


def test_an_open_notebook_goes_on_reading_what_it_opened(published, monkeypatch):
    with opened(published) as notebook:
        for text in ("x", "y", "z", "and so on"):
            arrived_and_published(published, "t-u:2012", text)
        assert notebook.execute(
            "SELECT option FROM answers WHERE item = 'choice' ORDER BY ALL"
        ).fetchall() == [
            ("s:2011",),
            ("s:2012",),
            ("t-u:2012",),
        ]


def test_where_the_data_folder_was_moved_the_next_publication_names_its_files_anew(published, tmp_path):
    moved = DataFolder(tmp_path / "moved")
    moved.root.mkdir()
    for side in ("raw", "processed"):
        shutil.move(published.root / side, moved.root / side)
    arrived_and_published(moved, "s:2013", "after")
    assert rows(moved, "SELECT count(DISTINCT option) FROM answers WHERE item = 'choice'") == [(4,)]
