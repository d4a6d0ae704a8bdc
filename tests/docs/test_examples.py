"""Every command and example of the pages does what the page says."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.docs.documented import carry_out, fits
from tests.tracked_files import ROOT

DOCS = ROOT / "docs"


@pytest.fixture
def survey(capfd, monkeypatch, tmp_path):
    """`survey` in an empty folder: what it prints on standard output, 100 characters wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("SURVEY_DATA", "DAGSTER_HOME"):
        monkeypatch.delenv(name, raising=False)

    def run(*words):
        main(list(words))
        return capfd.readouterr().out.replace(str(tmp_path), "...")

    return run


@pytest.mark.parametrize("page", ["tutorial.md", "how-to.md"])
def test_a_reader_who_types_what_the_page_says_sees_what_it_shows(page, survey):
    done = carry_out((DOCS / page).read_text(encoding="utf-8"), docs=DOCS, survey=survey)
    assert len(done) >= 5
    for typed, printed in done:
        assert fits(typed.shown, printed), f"$ {typed.command}\n{printed}"


@pytest.mark.long
def test_the_readme_shows_what_a_first_run_says(survey, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    shipped = ROOT / "data" / "raw"
    Path("data").mkdir()
    Path("data/raw").symlink_to(shipped)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    done = carry_out(readme, docs=DOCS, survey=survey)
    assert [typed.command for typed, _ in done] == ["survey run"]
    for typed, printed in done:
        assert fits(typed.shown, printed), printed
