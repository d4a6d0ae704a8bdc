"""A codebook drawn in the text of a test, in a folder of its own name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.codebook import read_study
from pipeline.codebook.model import Study
from pipeline.errors import CodebookError

HEAD = "study: drawn\n"  # the first line of every drawn codebook; what a test writes begins on line 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "drawn"
    path.mkdir()
    return path


@pytest.fixture
def read(folder: Path) -> Callable[[str], Study]:
    """The study of the drawn codebook, whether or not all of it is supported."""

    def read_drawn(text: str) -> Study:
        (folder / "codebook.yaml").write_text(HEAD + text, encoding="utf-8")
        return read_study(folder)

    return read_drawn


@pytest.fixture
def problems(folder: Path) -> Callable[[str], list[str]]:
    """What is wrong with the drawn codebook, "line: where: what" each; nothing where all is well."""

    def problems_in(text: str) -> list[str]:
        (folder / "codebook.yaml").write_text(HEAD + text, encoding="utf-8")
        try:
            read_study(folder)
        except CodebookError as error:
            lines = str(error).splitlines()
            return [line.removeprefix(f"{folder}/").removeprefix("codebook.yaml:") for line in lines]
        return []

    return problems_in
