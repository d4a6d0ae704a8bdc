"""Values of binary formats as plain text, column by column: 1.0 is "1", a date is ISO, missing is None."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from math import inf, isnan
from typing import TYPE_CHECKING, Any

from pipeline.errors import ExportError

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa


def plain_number(value: float) -> str:
    """The shortest text that reads back as the same number, without a decimal point where it is whole."""
    if abs(value) < 1e16 and value == int(value):
        return str(int(value))
    return repr(float(value))


def plain_short(value: float) -> str:
    """A number that was stored in four bytes, without the digits that eight bytes make up."""
    import numpy as np

    return plain_number(float(str(np.float32(value))))


def number_column(values: Any, *, write: Callable[[float], str | None] = plain_number) -> pa.Array:
    """Floats as text, dictionary-encoded; NaN is missing. `write` is asked once a distinct value."""
    import numpy as np
    import pyarrow as pa

    floats = np.asarray(values, dtype="float64")
    encoded = pa.array(floats, mask=np.isnan(floats)).dictionary_encode()
    words = [write(value) for value in encoded.dictionary.to_pylist()]
    return _dictionary(encoded.indices, words)


def text_column(values: Iterable[Any]) -> pa.Array:
    """Texts without the blanks that fixed-width formats put behind them; "" is missing."""
    import pyarrow as pa

    known: dict[Any, str | None] = {}
    return pa.array(
        (known.get(value) or known.setdefault(value, as_text(value)) for value in values), type=pa.string()
    )


def bytes_column(values: np.ndarray[Any, Any], encoding: str, *, before: int = 0) -> pa.Array:
    """Padded bytes of equal width as text; blank is missing. Raises ExportError for bytes of another encoding.

    `before` are the rows before these. The error names the row and not the text, which may be anybody's name.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    width = values.dtype.itemsize
    padded = pa.Array.from_buffers(pa.binary(width), len(values), [None, pa.py_buffer(values)]).cast(
        pa.binary()
    )
    if encoding == "utf-8":
        with suppress(pa.ArrowInvalid):  # some bytes are not UTF-8: one by one it is known which
            texts = pc.ascii_rtrim(padded.cast(pa.string()), characters=" \0")
            return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts).dictionary_encode()
    encoded = padded.dictionary_encode()
    words: list[str | None] = []
    for value in encoded.dictionary.to_pylist():
        try:
            words.append(_decoded(value, encoding))
        except UnicodeDecodeError:
            row = before + pc.index(encoded.indices, len(words)).as_py() + 1
            raise ExportError(
                f"row {row} holds a text that is not {encoding}; the file is damaged: export it again."
            ) from None
    return _dictionary(encoded.indices, words)


def _decoded(value: bytes, encoding: str) -> str | None:
    padded = value.rstrip(b" \0")
    try:
        return padded.decode(encoding) or None
    except UnicodeDecodeError as error:
        if error.start >= len(padded) - 3 and error.reason == "unexpected end of data":
            return padded[: error.start].decode(encoding)  # a letter that the width of the column cut
        raise


def _dictionary(indices: Any, words: list[str | None]) -> pa.Array:
    """Text by index into `words`; in the dictionary each word stands once, and none is missing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    distinct = dict.fromkeys(words)
    if len(distinct) == len(words) and None not in distinct:
        return pa.DictionaryArray.from_arrays(indices, pa.array(words, type=pa.string()))
    known = pa.array([word for word in distinct if word is not None], type=pa.string())
    places = pc.index_in(pa.array(words, type=pa.string()), value_set=known)
    return pa.DictionaryArray.from_arrays(places.take(indices), known)


def in_code_order(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Value labels by their codes as numbers, 2 before 10; codes that are none come last."""

    def place(pair: tuple[str, str]) -> tuple[float, str]:
        try:
            return float(pair[0]), ""
        except ValueError:
            return inf, pair[0]

    return tuple(sorted(pairs, key=place))


def as_text(value: Any) -> str | None:
    """One value of any type as a cell."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return None if isnan(value) else plain_number(value)
    return str(value).rstrip(" ") or None
