"""Files that no survey platform writes: an error of ours in seconds, within memory."""

import resource

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.read import read_export, write_rows
from tests.exported import cells_of, written

MILLION = 1_000_000


def refused(path, to) -> str:
    with pytest.raises(ExportError) as error:
        write_rows(read_export(path), to)
    assert not to.exists()
    return str(error.value)


@pytest.mark.parametrize(
    "content, says",
    [
        (b"," * (3 * MILLION) + b"\n", "over 100,000 columns"),
        (b'"' * (5 * MILLION + 1), "no respondents"),
        (b"\n" * (5 * MILLION), "empty"),
        (b"[" * (2 * MILLION), "no respondents"),
        (b'{"columns":' * MILLION, "JSON"),
        (b"id,n\n1,2\n" + bytes(MILLION), "line 3 holds a NUL byte"),
    ],
    ids=["columns", "quotes", "blank lines", "brackets", "objects", "NUL bytes"],
)
def test_too_much_of_one_thing_is_refused(tmp_path, content, says):
    assert says in refused(written(tmp_path, "2012.export", content), tmp_path / "rows")


@pytest.mark.parametrize(
    "content, says",
    [
        (b"<sss>" * MILLION, "nested"),
        (b"<!DOCTYPE sss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><sss>&b;</sss>", "entities"),
        (b"<sss><survey><record><variable><position start='1'/></variable>", "no complete XML"),
    ],
)
def test_a_hostile_description_is_refused(tmp_path, content, says):
    written(tmp_path, "2012.asc", "1")
    assert says in refused(written(tmp_path, "2012.sss", content), tmp_path / "rows")


def test_formulas_stay_text(tmp_path):
    path = written(tmp_path, "2012.csv", "id,open\n1,\"=cmd|' /C calc'!A0\"\n2,@SUM(1)\n")
    assert cells_of(path, tmp_path) == [["1", "=cmd|' /C calc'!A0"], ["2", "@SUM(1)"]]


@pytest.mark.long
@pytest.mark.parametrize("at", [0, 1, 50_000])
def test_a_cell_of_100_mb_is_refused_within_memory(tmp_path, at):
    rows = [b"%d,a\n" % n for n in range(at)]
    path = written(
        tmp_path, "2012.csv", b"id,n\n" + b"".join(rows) + b"1," + b"x" * (100 * MILLION) + b"\n2,b\n"
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "million characters" in refused(path, tmp_path / "rows")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_500_000  # kilobytes


@pytest.mark.long
def test_50000_columns_are_read(tmp_path):
    names = [f"q{n}" for n in range(50_000)]
    path = written(tmp_path, "2012.csv", "\n".join([",".join(names), *[",".join("1" for _ in names)] * 3]))
    export = read_export(path)
    assert (len(export.columns), write_rows(export, tmp_path / "rows")) == (50_000, 3)
