"""Which encoding a text file is in, decided by reading all of it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from pipeline.errors import ExportError

BLOCK = 1 << 22
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(file: BinaryIO, name: str) -> str:
    """The Python name of the encoding: by its byte order mark, else UTF-8, else Windows-1252.

    Raises ExportError for bytes that are no text, and for UTF-8 that breaks off or is damaged.
    """
    head = file.read(BLOCK)
    encoding = _by_mark(head) or _wide_without_mark(head) or "utf-8"
    damage = _first_damage(file, head, encoding, name)
    if damage is None:
        return encoding
    if encoding != "utf-8" or damage.is_mostly_utf8:
        raise ExportError(
            f"{name}: line {damage.line}, byte {damage.at}: {damage.found} is not {encoding.upper()}, "
            "although the text before it is; the file is damaged or was cut off: export it again."
        )
    file.seek(0)
    damage = _first_damage(file, file.read(BLOCK), "cp1252", name)
    if damage is not None:
        raise ExportError(
            f"{name}: line {damage.line}, byte {damage.at}: {damage.found} is neither UTF-8 nor "
            "Windows-1252; the file is damaged or in another encoding: export it as UTF-8."
        )
    return "cp1252"


def _by_mark(head: bytes) -> str | None:
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def _wide_without_mark(head: bytes) -> str | None:
    """UTF-16 without a mark shows as a NUL in every other byte."""
    even, odd = head[: 1 << 12 : 2], head[1 : 1 << 12 : 2]
    if len(odd) < 2:
        return None
    if odd.count(0) > 0.4 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.4 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


@dataclass(frozen=True)
class _Damage:
    line: int
    at: int  # byte, from 0
    found: str
    is_mostly_utf8: bool  # letters before it were read as UTF-8


def _first_damage(file: BinaryIO, block: bytes, encoding: str, name: str) -> _Damage | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    line, at, has_letters = 1, 0, False
    while True:
        if "utf-16" not in encoding and "utf-32" not in encoding:
            _refuse_nul(block, line, name)
        pending = len(decoder.getstate()[0])
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(encoding, errors="ignore")
            bad = f"0x{error.object[error.start : error.end].hex()}"
            has_letters = has_letters or not before.isascii()
            return _Damage(line + before.count("\n"), at - pending + error.start, bad, has_letters)
        if not block:
            return None
        has_letters = has_letters or not text.isascii()
        line, at = line + text.count("\n"), at + len(block)
        block = file.read(BLOCK)


def _refuse_nul(block: bytes, line: int, name: str) -> None:
    place = block.find(b"\0")
    if place >= 0:
        raise ExportError(
            f"{name}: line {line + block.count(bytes([10]), 0, place)} holds a NUL byte: "
            "the file is damaged or is no text; export it again."
        )
