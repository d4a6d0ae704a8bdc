"""Archives give their one export, and refuse what nobody packs a survey with."""

import bz2
import gzip
import io
import zipfile

import pytest

from pipeline.errors import ExportError
from pipeline.ingest import unpack
from pipeline.ingest.archive import exports_in
from pipeline.ingest.read import read_export, write_rows
from tests.exported import cells_of, written
from tests.workbooks import write_xlsx

TABLE = b"id,n\n1,a\n2,b\n"
CELLS = [["1", "a"], ["2", "b"]]


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(TABLE),
        bz2.compress(TABLE),
        zipped(**{"data.csv": TABLE}),
        zipped(**{"__MACOSX/._data.csv": b"x", "folder/": b"", "folder/data.csv": TABLE, "README.md": b"x"}),
        gzip.compress(zipped(**{"data.csv": TABLE})),
        zipped(**{"data.csv.gz": gzip.compress(TABLE)}),
    ],
    ids=["gzip", "bzip2", "zip", "macintosh", "zip in gzip", "gzip in zip"],
)
def test_a_packed_export_reads_like_the_plain_one(tmp_path, content):
    assert cells_of(written(tmp_path, "2012.packed", content), tmp_path) == CELLS


def test_a_workbook_in_an_archive_is_read(tmp_path):
    book = write_xlsx(tmp_path / "b", {"Data": [["id", "n"], [1, "a"], [2, "b"]]}).read_bytes()
    assert cells_of(written(tmp_path, "2012.zip", zipped(**{"b.xlsx": book})), tmp_path) == CELLS


def test_the_definition_in_an_archive_belongs_to_the_export_in_it(tmp_path):
    path = written(tmp_path, "2012.zip", zipped(**{"data.csv": TABLE, "survey.qsf": b'{"SurveyEntry": {}}'}))
    assert [source.name for source in exports_in(path)] == ["2012.zip/data.csv", "2012.zip/survey.qsf"]


@pytest.mark.parametrize(
    "members, says",
    [
        ({"a.csv": TABLE, "b.csv": TABLE}, "more than one export"),
        ({"../../data.csv": TABLE}, "the path"),
        ({"/etc/data.csv": TABLE}, "the path"),
        ({"..\\data.csv": TABLE}, "the path"),
        ({"readme.pdf": b"x"}, "without an export"),
        ({"a.zip": zipped(**{"b.zip": zipped(**{"c.zip": zipped(**{"d.csv": TABLE})})})}, "unpack it first"),
    ],
)
def test_an_archive_that_no_platform_writes_is_refused(tmp_path, members, says):
    with pytest.raises(ExportError, match=says):
        read_export(written(tmp_path, "2012.zip", zipped(**members)))


@pytest.mark.parametrize(
    "pack", [gzip.compress, lambda text: zipped(**{"data.csv": text})], ids=["gzip", "zip"]
)
def test_a_file_that_unpacks_without_end_is_stopped(tmp_path, monkeypatch, pack):
    monkeypatch.setattr(unpack, "MIN_SUSPECT", 1 << 20)
    path = written(tmp_path, "2012.packed", pack(b"id,n\n" + b"1,a\n" * 3_000_000))
    with pytest.raises(ExportError, match="unpacks to over"):
        read_export(path)


@pytest.mark.parametrize(
    "pack", [gzip.compress, lambda text: zipped(**{"data.csv": text})], ids=["gzip", "zip"]
)
def test_any_damage_to_an_archive_is_an_error_of_ours(tmp_path, pack):
    whole = bytearray(pack(TABLE))
    for at in range(len(whole)):
        damaged = bytes(whole[:at]) + bytes([whole[at] ^ 0xFF]) + bytes(whole[at + 1 :])
        for content in (damaged, bytes(whole[:at])):
            path = written(tmp_path, "2012.packed", content)
            try:
                write_rows(read_export(path), tmp_path / "rows")
            except ExportError:
                continue
