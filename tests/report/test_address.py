"""Where the links to the reports lead."""

from pipeline.report.address import REPORTS_URL, report_address


def test_a_report_is_where_the_survey_ui_serves_it(monkeypatch):
    monkeypatch.delenv(REPORTS_URL, raising=False)
    assert report_address("twelve") == "http://127.0.0.1:3030/twelve/index.html"


def test_a_proxy_that_serves_them_to_others_is_a_setting(monkeypatch):
    monkeypatch.setenv(REPORTS_URL, "https://survey.example.org/reports/")
    assert report_address("twelve") == "https://survey.example.org/reports/twelve/index.html"
