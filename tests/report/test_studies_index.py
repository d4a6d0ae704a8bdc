import json

import pandas as pd
import pytest

from pipeline.engine import Tables
from pipeline.report.studies_index import write_studies_index
from tests.report_page import read_page


@pytest.fixture
def across(tmp_path):
    """The tables of all studies, without a row."""

    def place(name):
        return tmp_path / f"{name}.parquet"

    tables = Tables("_", "_", place, place)
    for name in ("pooled", "pooled_effects"):
        tables.save(name, pd.DataFrame())
    return tables


def test_the_index_links_every_study_and_marks_reconstructions(published):
    page = read_page(published.processed / "reports" / "index.html")
    links = [one["href"] for tag, one in page.tags if tag == "a"]
    assert links[:2] == ["hostile/index.html", "twelve/index.html"]
    assert page.words.count("Reconstruction: nobody answered these questions.") == 1


def test_a_study_without_a_report_is_left_out_and_no_study_is_said(tmp_path, across):
    (tmp_path / "empty").mkdir()
    write_studies_index([tmp_path / "empty"], across, tmp_path / "site")
    assert not (tmp_path / "site" / "effects.html").exists()
    assert "No study is published." in read_page(tmp_path / "site" / "index.html").words


def test_a_title_in_markup_stays_text(tmp_path, across):
    study = {
        "study": "a",
        "title": "<i>x</i>",
        "population": "",
        "is_reconstructed": False,
        "waves": [],
        "findings": [],
    }
    (tmp_path / "summary.json").write_text(json.dumps(study), encoding="utf-8")
    write_studies_index([tmp_path], across, tmp_path)
    page = read_page(tmp_path / "index.html")
    assert "<i>x</i>" in page.words
    assert "i" not in [tag for tag, _ in page.tags]


def test_the_effects_of_all_studies_stand_on_a_page_of_their_own(published):
    page = read_page(published.processed / "reports" / "effects.html")
    assert "Integration and growth, by Spearman" in page.words
    assert next(one["href"] for tag, one in page.tags if tag == "a") == "index.html"
