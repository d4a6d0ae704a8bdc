"""Multiple-response sets as an SPSS dictionary writes them, a line a set."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.ingest.export import ResponseSet
from pipeline.ingest.plain import plain_number

_COUNTED = re.compile(r"^(?P<kind>D|E 11|E 1)(?: )?(?P<length>\d+) ")


def read_sets(lines: str, names: Mapping[str, str], encoding: str) -> tuple[ResponseSet, ...]:
    """`lines` are decoded byte by byte (latin-1), since lengths count bytes; `names` map what a set may call
    a variable, folded, to what the file calls it now. A line that cannot be read is no set.
    """
    found: dict[str, ResponseSet] = {}
    for line in lines.splitlines():
        name, sign, rest = line.partition("=")
        one = (
            _set(_decoded(name.strip().removeprefix("$"), encoding), rest, names, encoding) if sign else None
        )
        if one:
            found[one.name] = one
    return tuple(found[name] for name in sorted(found))


def _set(name: str, rest: str, names: Mapping[str, str], encoding: str) -> ResponseSet | None:
    counted: str | None = None
    match = _COUNTED.match(rest)
    if match:
        end = match.end() + int(match["length"])
        counted, rest = _cell(_decoded(rest[match.end() : end], encoding)), rest[end:]
    elif rest[:1] == "C":
        rest = rest[1:]
    else:
        return None
    length, _, rest = rest.strip(" ").partition(" ")
    if not length.isdigit():
        return None
    label = _decoded(rest[: int(length)], encoding)
    columns = tuple(
        names[word.casefold()]
        for word in _decoded(rest[int(length) :], encoding).split()
        if word.casefold() in names
    )
    return ResponseSet(name, label, columns, counted) if columns else None


def _cell(counted: str) -> str:
    try:
        return plain_number(float(counted))
    except ValueError:
        return counted.rstrip()


def _decoded(text: str, encoding: str) -> str:
    try:
        return text.encode("latin-1").decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return text
