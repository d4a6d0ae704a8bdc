"""A damaged file of any format is read or refused: no crash, no hang, no traceback, nothing half-written."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.read import read_export, write_rows
from tests.forked import forked  # noqa: F401 (a fixture)
from tests.shared_data import shared_data
from tests.workbooks import write_xlsx

# Beside each file what belongs to it
FILES = {
    "spss/windows-1252.sav": (),
    "spss/sample.zsav": (),
    "spss/user-missing.sav": (),
    "spss/electric.por": (),
    "stata/extended-missing.dta": (),
    "sas/sample.xpt": (),
    "sas/course.sas7bdat": ("sas/formats.sas7bcat",),
    "parquet/household-sample.parquet": (),
    "triple-s/triple-s-example1.sss": ("triple-s/triple-s-example1.asc",),
    "triple-s/triple-s-example1.asc": ("triple-s/triple-s-example1.sss",),
    "triple-s/triple-s-example2.csv": ("triple-s/triple-s-example2.sss",),
    "quantipy/delimited-sets.json": ("quantipy/delimited-sets.csv",),
    "qualtrics/qualtrics-3-header-german.csv": (),
    "qualtrics/qualtrics-legacy-2-header.csv": (),
    "qualtrics/qualtrics-many-types.qsf": ("qualtrics/qualtrics-insights-many-types.csv",),
    "limesurvey/limesurvey-structure.lss": ("limesurvey/limesurvey-german.csv",),
    "surveymonkey/surveymonkey-2-header-cp1252.csv": (),
}
PLACES = 12  # damaged places a file
MANY = 300  # of `make test-long`, where 800 took half of the time of all long tests
FLIPS = (0xFF, 0x80, 0x01)


def read_or_refuse(files: list[Path], to: Path) -> int | None:
    """The rows, or None where the files are refused; then nothing was written."""
    try:
        return write_rows(read_export(files), to)
    except ExportError:
        assert not to.exists()
        return None


def damaged(content: bytes, places: int):
    """The content cut off, and with one byte changed, at evenly spread places."""
    step = max(1, len(content) // places)
    for at in range(0, len(content), step):
        yield content[:at]
        flip = FLIPS[at // step % len(FLIPS)]
        yield content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :]


def copied(folder: Path, name: str) -> list[Path]:
    files = []
    for one in (name, *FILES[name]):
        source = shared_data(one)
        files.append(folder / f"2012{source.suffix}")
        shutil.copyfile(source, files[-1])
    return files


@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize("name", FILES)
def test_damage_is_read_or_refused(tmp_path, name):
    files = copied(tmp_path, name)
    whole = files[0].read_bytes()
    assert read_or_refuse(files, tmp_path / "rows")
    for content in damaged(whole, PLACES):
        files[0].write_bytes(content)
        (tmp_path / "rows").unlink(missing_ok=True)
        read_or_refuse(files, tmp_path / "rows")


@pytest.mark.usefixtures("forked")
def test_a_damaged_workbook_is_read_or_refused(tmp_path):
    path = write_xlsx(tmp_path / "2012.xlsx", {"Data": [["id", "n"], [1, "a"], [2, "b"]]})
    for content in damaged(path.read_bytes(), PLACES):
        path.write_bytes(content)
        (tmp_path / "rows").unlink(missing_ok=True)
        read_or_refuse([path], tmp_path / "rows")


@pytest.mark.long
@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize(
    "name", [name for name in FILES if not name.endswith(("sas7bdat", "lss", "json", "cp1252.csv"))]
)
def test_damage_anywhere_is_read_or_refused(tmp_path, name):
    files = copied(tmp_path, name)
    for content in damaged(files[0].read_bytes(), MANY):
        files[0].write_bytes(content)
        (tmp_path / "rows").unlink(missing_ok=True)
        read_or_refuse(files, tmp_path / "rows")
