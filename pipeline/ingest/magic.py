"""Kinds of files by their first bytes."""

from __future__ import annotations

GZIP = b"\x1f\x8b"
BZIP2 = b"BZh"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"

_BINARY = (
    (b"$FL2", "an SPSS file"),
    (b"$FL3", "an SPSS file"),
    (ZIP, "a zip archive or an Excel workbook"),
    (b"PK\x05\x06", "an empty zip archive"),
    (GZIP, "a gzip file"),
    (OLE, "an old Excel workbook"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a word processor's document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"<stata_dta>", "a Stata file"),
    (bytes(12) + b"\xc2\xea\x81", "a SAS file"),
    (b"HEADER RECORD*******LIB", "a SAS transport file"),
    (BZIP2, "a bzip2 file"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
)
_TEXT = (
    (b"<!doctype html", "a web page, perhaps a log-in page that was saved instead of the export"),
    (b"<html", "a web page, perhaps a log-in page that was saved instead of the export"),
    (b"<?xml", "an XML file of no kind that is known here"),
    (b"{", "a JSON file of no kind that is known here"),
    (b"[{", "a JSON file of no kind that is known here"),
)


def binary_kind(head: bytes) -> str | None:
    """What the file is in plain words, where its first bytes say; None for text or anything unknown."""
    return next((kind for mark, kind in _BINARY if head.startswith(mark)), None)


def text_kind(head: bytes) -> str | None:
    """What a text is that is no table; None for anything else."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:40].lower()
    return next((kind for mark, kind in _TEXT if start.startswith(mark)), None)
