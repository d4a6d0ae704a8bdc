"""Values of binary formats as plain text, column by column: 1.0 is "1", a date is ISO, missing is None."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import isnan
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    """Floats as text; NaN is missing. `write` turns one value into text, asked once a distinct value."""
    import numpy as np
    import pyarrow as pa

    floats = np.asarray(values, dtype="float64")
    encoded = pa.array(floats, mask=np.isnan(floats)).dictionary_encode()
    words = pa.array([write(value) for value in encoded.dictionary.to_pylist()], type=pa.string())
    return words.take(encoded.indices)


def text_column(values: Iterable[Any]) -> pa.Array:
    """Texts without the blanks that fixed-width formats put behind them; "" is missing."""
    import pyarrow as pa

    known: dict[Any, str | None] = {}
    return pa.array(
        (known.get(value) or known.setdefault(value, as_text(value)) for value in values), type=pa.string()
    )


def as_text(value: Any) -> str | None:
    """One value of any type as a cell."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return None if isnan(value) else plain_number(value)
    return str(value).rstrip(" ") or None
