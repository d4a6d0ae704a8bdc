"""Published studies: twelve respondents on paper, and the same said to be reconstructed with hostile labels."""

import pytest

from pipeline.codebook import load_study
from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.report.wave_view import open_wave_view
from pipeline.storage.folder import DataFolder
from tests.browser import browser
from tests.report_page import read_page
from tests.twelve.study import worked_out_in

KEYS = ("twelve:2011", "twelve:2012", "twelve:2013", "hostile:2011")
MARKUP = "<script>window.broken = 1</script><b>&amp;\u202eabc\u202c 🦜</b> "
HOSTILE = {
    "study: twelve\n": "provenance: reconstructed\nstudy: hostile\n",
    "title: {en: Twelve respondents}": f"title: {{en: '{MARKUP}'}}",
    "[us, United States]": f"[us, '{MARKUP}{'long ' * 1000}']",
    "[uk, United Kingdom]": "[uk, '=1+1{{7*7}} %{x} @ink \"quoted\"']",
    "{Britain: uk}": "{Britain: uk, United Kingdom: uk, United States: us}",
    "{en: In which country is your company?}": f"{{en: '</title></script>{MARKUP}שלום'}}",
}


@pytest.fixture(scope="session")
def published(tmp_path_factory) -> DataFolder:
    """The folder of both studies. Only read it."""
    folder = worked_out_in(tmp_path_factory.mktemp("data"), ("2011", "2012", "2013"))
    hostile_in(folder)
    runs = [open_wave(folder, key) for key in KEYS]
    for run in runs:
        for stage in STAGES:
            run_stage(run, stage)
    publish(runs)
    return folder


def hostile_in(folder: DataFolder) -> None:
    """Adds the study `hostile`: a reconstruction whose texts try to become markup."""
    twelve, hostile = folder.raw / "twelve", folder.raw / "hostile"
    hostile.mkdir()
    codebook = (twelve / "codebook.yaml").read_text(encoding="utf-8")
    for text, replacement in HOSTILE.items():
        assert text in codebook
        codebook = codebook.replace(text, replacement)
    (hostile / "codebook.yaml").write_text(codebook, encoding="utf-8")
    (hostile / "2011.csv").write_bytes((twelve / "2011.csv").read_bytes())


@pytest.fixture(scope="session")
def view(published):
    """Opens the view of a wave that is published: `view("twelve:2011")`."""

    def opened(key: str):
        run = open_wave(published, key)
        study = load_study(published.raw / key.split(":", maxsplit=1)[0] / "codebook.yaml")
        return open_wave_view(study, run.wave.name, run.generation.tables)

    return opened


@pytest.fixture(scope="session")
def page(published):
    """Reads the report of a study back."""
    return lambda study: read_page(published.processed / "reports" / study / "index.html")


@pytest.fixture(scope="module")
def chromium():
    """A browser; closed with its module, since Playwright holds the thread's event loop meanwhile."""
    with browser() as started:
        yield started
