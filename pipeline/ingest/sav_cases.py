"""The cases of an SPSS system file as blocks of eight-byte elements, decoded with NumPy.

pyreadstat makes a Python object of every cell; survey files are millions of small numbers.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from pipeline.errors import ExportError
from pipeline.ingest.sav_dictionary import SavDictionary

if TYPE_CHECKING:
    import numpy as np

READ_BYTES = 1 << 22
END, RAW, BLANK, MISSING = 252, 253, 254, 255


def case_blocks(file: BinaryIO, dictionary: SavDictionary, *, rows: int) -> Iterator[np.ndarray[Any, Any]]:
    """Arrays of up to `rows` cases x elements, each element the eight bytes of a number or of a text.

    Raises ExportError where the file has fewer cases than it declares, or ends within one.
    """
    import numpy as np

    file.seek(dictionary.data_start)
    width, read = dictionary.case_elements, 0
    if not width:
        raise ExportError("it has no variable at all; export it again.")
    parts: list[np.ndarray[Any, Any]] = []
    for elements in _elements(file, dictionary):
        parts.append(elements)
        if sum(map(len, parts)) >= rows * width:
            together = np.concatenate(parts)
            whole = len(together) // (rows * width) * rows
            for start in range(0, whole, rows):
                yield together[start * width : (start + rows) * width].reshape(rows, width)
            parts, read = [together[whole * width :]], read + whole
    together = np.concatenate([np.empty(0, dtype="u8"), *parts])
    left, rest = divmod(len(together), width)
    if rest or (dictionary.cases is not None and read + left < dictionary.cases):
        raise ExportError(
            f"the file ends after {read + left} of {dictionary.cases or 'its'} cases: it was cut off; "
            "copy or export it again."
        )
    if left:
        yield together.reshape(left, width)


def _elements(file: BinaryIO, dictionary: SavDictionary) -> Iterator[np.ndarray[Any, Any]]:
    import numpy as np

    if dictionary.compression == 0:
        while block := file.read(READ_BYTES):
            if len(block) % 8:
                raise ExportError("the file ends within a value: it was cut off; copy or export it again.")
            yield np.frombuffer(block, dtype="u8")
    elif dictionary.compression == 1:
        yield from _unpacked(iter(lambda: file.read(READ_BYTES), b""), dictionary)
    elif dictionary.compression == 2:
        yield from _unpacked(_inflated(file, dictionary), dictionary)
    else:
        raise ExportError(f"it is compressed in an unknown way ({dictionary.compression}); export it again.")


def _inflated(file: BinaryIO, dictionary: SavDictionary) -> Iterator[bytes]:
    """The blocks of a .zsav file, whose trailer says where each is."""
    head = file.read(24)
    if len(head) < 24:
        raise ExportError("the file ends before its cases: it was cut off; copy or export it again.")
    _, trailer_at, trailer_bytes = struct.unpack(dictionary.order + "qqq", head)
    file.seek(trailer_at)
    trailer = file.read(trailer_bytes)
    if trailer_bytes < 24 or len(trailer) < trailer_bytes:
        raise ExportError("the file ends before its list of blocks: it was cut off; copy or export it again.")
    (count,) = struct.unpack(dictionary.order + "i", trailer[20:24])
    if 24 + 24 * count > trailer_bytes or count < 0:
        raise ExportError("its list of blocks is damaged: export it again.")
    for number in range(count):
        _, at, size, packed = struct.unpack(
            dictionary.order + "qqii", trailer[24 + 24 * number : 48 + 24 * number]
        )
        file.seek(at)
        try:
            block = zlib.decompressobj().decompress(file.read(packed), max(size, 1))
        except zlib.error as error:
            raise ExportError(
                f"block {number + 1} of its cases is damaged ({error}); export it again."
            ) from None
        if len(block) != size:
            raise ExportError(f"block {number + 1} of its cases is incomplete; export it again.")
        yield block


def _unpacked(blocks: Iterator[bytes], dictionary: SavDictionary) -> Iterator[np.ndarray[Any, Any]]:
    """Undoes the bytecode: eight instructions, then eight bytes for each of them that asks for them."""
    rest = b""
    for block in blocks:
        data = rest + block
        starts, end = _instructions(data)
        if starts:
            elements, is_over = _decoded(data, starts, dictionary)
            yield elements
            if is_over:
                return
        rest = data[8 * end :]
    if rest.strip(b"\0"):
        raise ExportError("the file ends within a case: it was cut off; copy or export it again.")


def _instructions(data: bytes) -> tuple[list[int], int]:
    """Where each whole group of eight instructions starts, and where the first incomplete one does; in words."""
    import numpy as np

    words = np.frombuffer(data, dtype=np.uint8, count=len(data) // 8 * 8).reshape(-1, 8)
    steps = (1 + np.count_nonzero(words == RAW, axis=1)).tolist()
    starts, at, length = [], 0, len(steps)
    while at < length:
        following = at + steps[at]
        if following > length:
            break
        starts.append(at)
        at = following
    return starts, at


def _decoded(data: bytes, starts: list[int], dictionary: SavDictionary) -> tuple[np.ndarray[Any, Any], bool]:
    """The elements, as eight bytes each, and whether the end of the cases was among the instructions."""
    import numpy as np

    words = np.frombuffer(data, dtype="u8", count=len(data) // 8)
    at = np.asarray(starts)
    codes = words[at].view(np.uint8).reshape(-1, 8)
    is_raw = codes == RAW
    values = table_of_codes(dictionary)[codes]
    values[is_raw] = words[(at[:, None] + np.cumsum(is_raw, axis=1))[is_raw]]
    codes, values = codes.reshape(-1), values.reshape(-1)
    ends = np.flatnonzero(codes == END)
    if len(ends):
        codes, values = codes[: ends[0]], values[: ends[0]]
    return values[codes != 0], bool(len(ends))


def table_of_codes(dictionary: SavDictionary) -> np.ndarray[Any, Any]:
    """The eight bytes that each of the 256 instructions stands for, in the file's byte order."""
    import numpy as np

    numbers = np.arange(256, dtype="f8") - dictionary.bias
    numbers[MISSING] = -np.finfo("f8").max
    table = numbers.astype(dictionary.order + "f8").view("u8").copy()
    table[BLANK] = np.frombuffer(b" " * 8, dtype="u8")[0]
    return table
