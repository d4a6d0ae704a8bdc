"""The notebooks run from top to bottom on a study that they were not written for, and are kept without outputs."""

import re

import nbformat
import pytest
from nbclient import NotebookClient

from tests.tracked_files import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_there_are_two():
    assert [path.stem for path in NOTEBOOKS] == ["integration_vs_performance", "rates_by_sector_and_size"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stripped_and_the_parameters_come_first(path):
    book = nbformat.read(path, as_version=4)
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in code] == [[]] * len(code)
    assert {cell.execution_count for cell in code} == {None}
    assert code[0].metadata.tags == ["parameters"]
    assert 'STUDY = "' in code[0].source


@pytest.mark.long
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_another_study(path, published, monkeypatch):
    monkeypatch.setenv("SURVEY_DATA", str(published.root))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    book = nbformat.read(path, as_version=4)
    parameters = next(cell for cell in book.cells if cell.cell_type == "code")
    parameters.source = re.sub('STUDY = ".*"', 'STUDY = "twelve"', parameters.source)
    parameters.source = parameters.source.replace("WAVE = None", 'WAVE = "2011"')
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert {"application/vnd.plotly.v1+json", "text/html"} <= kinds
    assert [output for output in outputs if output.output_type == "error"] == []
