import json

from pipeline.report.studies_index import write_studies_index
from tests.report_page import read_page


def test_the_index_links_every_study_and_marks_reconstructions(published):
    page = read_page(published.processed / "reports" / "index.html")
    links = [one["href"] for tag, one in page.tags if tag == "a"]
    assert links == ["hostile/index.html", "twelve/index.html"]
    assert page.words.count("Reconstruction: nobody answered these questions.") == 1


def test_a_study_without_a_report_is_left_out_and_no_study_is_said(tmp_path):
    (tmp_path / "empty").mkdir()
    write_studies_index([tmp_path / "empty"], tmp_path / "site")
    assert "No study is published." in read_page(tmp_path / "site" / "index.html").words


def test_a_title_in_markup_stays_text(tmp_path):
    study = {
        "study": "a",
        "title": "<i>x</i>",
        "population": "",
        "is_reconstructed": False,
        "waves": [],
        "findings": [],
    }
    (tmp_path / "summary.json").write_text(json.dumps(study), encoding="utf-8")
    write_studies_index([tmp_path], tmp_path)
    page = read_page(tmp_path / "index.html")
    assert "<i>x</i>" in page.words
    assert "i" not in [tag for tag, _ in page.tags]
