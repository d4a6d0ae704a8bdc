"""The dictionary of an SPSS system file, as far as pyreadstat does not hand it on, and where the cases begin."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

from pipeline.errors import ExportError

HEADER_BYTES = 176
END = 999
MAX_BLOCK = 1 << 27  # bytes of one record


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable record: `segments` elements of eight bytes, the first at `at` in a case."""

    name: str  # the short one
    width: int  # of a string; 0: a number
    at: int
    segments: int


@dataclass(frozen=True, slots=True)
class SavDictionary:
    """What stands before the cases."""

    order: str  # < or >
    compression: int  # 0 none | 1 bytecode | 2 zlib
    bias: float
    cases: int | None  # as declared
    case_elements: int
    variables: tuple[Variable, ...]
    long_names: dict[str, str]  # short -> long
    weight: str | None  # short name
    sets: str  # the lines of the records of multiple-response sets
    encoding: str | None
    has_very_long_strings: bool
    data_start: int


def read_dictionary(file: BinaryIO) -> SavDictionary:
    """Raises ExportError where the file breaks off or is no system file."""
    reader = _Reader(file)
    head = reader.take(HEADER_BYTES)
    reader.order = ">" if head[64:68] in (b"\0\0\0\2", b"\0\0\0\3") else "<"
    compression, weight_at, cases = struct.unpack(reader.order + "iii", head[72:84])
    found = _Found()
    while (kind := reader.integer()) != END:
        _record(kind, reader, found)
    reader.take(4)
    weights = [one.name for one in found.variables if one.at == weight_at - 1]
    declared = found.cases if found.cases is not None else cases
    return SavDictionary(
        order=reader.order,
        compression=compression,
        bias=struct.unpack(reader.order + "d", head[84:92])[0],
        cases=declared if declared >= 0 else None,
        case_elements=found.elements,
        variables=tuple(found.variables),
        long_names=found.long_names,
        weight=weights[0] if weight_at and weights else None,
        sets=found.sets,
        encoding=found.encoding,
        has_very_long_strings=found.has_very_long_strings,
        data_start=reader.at,
    )


@dataclass
class _Found:
    """What the records have said so far."""

    variables: list[Variable] = field(default_factory=list)
    elements: int = 0
    long_names: dict[str, str] = field(default_factory=dict)
    sets: str = ""
    encoding: str | None = None
    has_very_long_strings: bool = False
    cases: int | None = None


def _record(kind: int, reader: _Reader, found: _Found) -> None:
    if kind == 2:
        _variable(reader, found)
    elif kind == 3:
        for _ in range(reader.count()):
            reader.take(8)
            length = reader.take(1)[0]
            reader.take((length + 8) // 8 * 8 - 1)
    elif kind == 4:
        reader.take(4 * reader.count())
    elif kind == 6:
        reader.take(80 * reader.count())
    elif kind == 7:
        subtype, size, count = reader.integer(), reader.count(), reader.count()
        _extension(subtype, reader.take(size * count), reader.order, found)
    else:
        raise ExportError(
            f"its dictionary holds a record of unknown kind {kind}; the file is damaged: export it again."
        )


def _variable(reader: _Reader, found: _Found) -> None:
    width, has_label, missing = reader.integer(), reader.integer(), reader.integer()
    name = reader.take(16)[8:].decode("latin-1").rstrip()
    if has_label:
        reader.take((reader.count() + 3) // 4 * 4)
    reader.take(8 * abs(missing))
    if width >= 0:
        segments = max(1, -(-width // 8))
        found.variables.append(Variable(name, width, found.elements, segments))
    found.elements += 1


def _extension(subtype: int, content: bytes, order: str, found: _Found) -> None:
    if subtype in (7, 19):
        found.sets += content.decode("latin-1").rstrip("\0") + "\n"
    elif subtype == 13:
        pairs = (pair.partition("=") for pair in content.decode("latin-1").split("\t"))
        found.long_names |= {short: long for short, _, long in pairs if long}
    elif subtype == 14:
        found.has_very_long_strings = True
    elif subtype == 16 and len(content) >= 16:
        found.cases = struct.unpack(order + "q", content[8:16])[0]
    elif subtype == 20:
        found.encoding = content.decode("ascii", "replace").strip("\0 ")


class _Reader:
    """Reads exactly what is asked for."""

    def __init__(self, file: BinaryIO):
        self._file, self.at, self.order = file, 0, "<"

    def take(self, size: int) -> bytes:
        if not 0 <= size <= MAX_BLOCK:
            raise ExportError(
                f"its dictionary claims a record of {size} bytes; the file is damaged: export it again."
            )
        block = self._file.read(size)
        if len(block) < size:
            raise ExportError("the file ends in its dictionary: it was cut off; copy or export it again.")
        self.at += size
        return block

    def integer(self) -> int:
        return int(struct.unpack(self.order + "i", self.take(4))[0])

    def count(self) -> int:
        """An integer that cannot be negative."""
        value = self.integer()
        if value < 0:
            raise ExportError(
                "its dictionary claims a negative length; the file is damaged: export it again."
            )
        return value
