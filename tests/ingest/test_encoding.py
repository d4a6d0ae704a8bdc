import io

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.encoding import BLOCK, encoding_of
from tests.exported import cells_of, written

TEXT = "id,label\n1,Één café – “goed”\n"


def found(content: bytes) -> str:
    return encoding_of(io.BytesIO(content), "2012.csv")


@pytest.mark.parametrize(
    "written_in, name",
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_an_encoding_is_known_by_its_bytes(written_in, name):
    assert found(TEXT.encode(written_in)) == name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_an_export_reads_the_same_in_any_encoding(tmp_path, encoding):
    path = written(tmp_path, "2012.csv", TEXT.encode(encoding))
    assert cells_of(path, tmp_path) == [["1", "Één café – “goed”"]]


def test_a_letter_late_in_a_long_file_counts_too():
    assert found(b"id\n" + b"1\n" * BLOCK + "é\n".encode("cp1252")) == "cp1252"


def test_a_letter_across_two_blocks_is_one_letter():
    assert found(b"x" * (BLOCK - 1) + "é".encode()) == "utf-8"


def test_damaged_utf8_is_refused_with_its_line():
    with pytest.raises(ExportError, match="line 3, byte 12: 0xff"):
        found("id\nné\n1 een\xff\n".encode("latin-1").replace(b"n\xe9", "né".encode()))


def test_utf8_that_breaks_off_in_a_letter_is_refused():
    with pytest.raises(ExportError, match="cut off"):
        found("é\n".encode() + "é".encode()[:1])


def test_bytes_that_are_in_neither_encoding_are_refused():
    with pytest.raises(ExportError, match="neither UTF-8 nor Windows-1252"):
        found(b"id\n\x81\n")


def test_a_nul_byte_is_refused_with_its_line():
    with pytest.raises(ExportError, match="line 2 holds a NUL"):
        found(b"id\n1\x00\n")
