"""An SPSS portable file (.por) as frozen values: numbers in base 30, texts with their length before them.

pyreadstat turns its user-missing values into blanks and does not say which they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf, nan
from typing import NoReturn

from pipeline.errors import ExportError

LINE = 80
SIGNATURE_AT = 456
_NUMBER = re.compile(r" *(?:(\*).|(-?)([0-9A-T]*)(?:\.([0-9A-T]*))?(?:([+-])([0-9A-T]+))?/)")
MAX_EXPONENT = 400

Value = float | str


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable; `width` of a text in characters, 0: a number."""

    name: str
    width: int
    format: int
    label: str = ""
    missing: tuple[Value, ...] = ()
    ranges: tuple[tuple[float, float], ...] = ()
    labels: tuple[tuple[Value, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Portable:
    """The whole file; `cases` are read as they are asked for."""

    variables: tuple[Variable, ...]
    weight: str
    cases: Iterator[tuple[Value, ...]]


def is_ascii(content: bytes) -> bool:
    """True where letters stand for themselves; other character sets are pyreadstat's work."""
    return _joined(content[: 2 * SIGNATURE_AT])[SIGNATURE_AT : SIGNATURE_AT + 8] == "SPSSPORT"


def read_portable(content: bytes) -> Portable:
    """Raises ExportError where the file breaks off or holds what a portable file cannot."""
    scanner = _Scanner(_joined(content), SIGNATURE_AT + 8)
    scanner.take(1)  # version
    scanner.text(), scanner.text()  # date, time
    variables: dict[str, Variable] = {}
    weight = ""
    while (tag := scanner.take(1)) != "F":
        if tag in "123":
            scanner.text()
        elif tag in "45":
            scanner.whole()
        elif tag == "6":
            weight = scanner.text()
        elif tag == "7":
            one = _variable(scanner)
            variables[one.name] = one
        elif tag in "89ABC" and variables:
            last = next(reversed(variables))
            variables[last] = _completed(variables[last], tag, scanner)
        elif tag == "D":
            _labels(scanner, variables)
        elif tag == "E":
            for _ in range(scanner.whole()):
                scanner.text()
        else:
            scanner.refuse(f"holds an unknown record {tag!r}")
    known = tuple(variables.values())
    return Portable(known, weight, _cases(scanner, known))


def _variable(scanner: _Scanner) -> Variable:
    width, name = scanner.whole(), scanner.text()
    formats = [scanner.whole() for _ in range(6)]
    return Variable(name, width, formats[0])


def _completed(one: Variable, tag: str, scanner: _Scanner) -> Variable:
    if tag == "C":
        return replace(one, label=scanner.text())
    if tag == "8":
        return replace(one, missing=(*one.missing, scanner.value(one)))
    low = -inf if tag == "9" else scanner.number()
    high = inf if tag == "A" else scanner.number()
    return replace(one, ranges=(*one.ranges, (low, high)))


def _labels(scanner: _Scanner, variables: dict[str, Variable]) -> None:
    names = [scanner.text() for _ in range(scanner.whole())]
    if not names or any(name not in variables for name in names):
        scanner.refuse("labels values of a variable that it does not have")
    pairs = [(scanner.value(variables[names[0]]), scanner.text()) for _ in range(scanner.whole())]
    for name in names:
        variables[name] = replace(variables[name], labels=(*variables[name].labels, *pairs))


def _cases(scanner: _Scanner, variables: tuple[Variable, ...]) -> Iterator[tuple[Value, ...]]:
    while variables and not scanner.is_over():
        yield tuple(scanner.value(one) for one in variables)


def _joined(content: bytes) -> str:
    """The lines as one text; blanks that were lost at a line's end are put back."""
    lines = content.decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(line.ljust(LINE) for line in lines[:-1]) + lines[-1]


class _Scanner:
    """Reads one thing after the other."""

    def __init__(self, text: str, at: int):
        self._text, self._at = text, at

    def take(self, size: int) -> str:
        found = self._text[self._at : self._at + size]
        if len(found) < size:
            raise ExportError(
                "the portable file ends in the middle: it was cut off; copy or export it again."
            )
        self._at += size
        return found

    def number(self) -> float:
        match = _NUMBER.match(self._text, self._at)
        if not match:
            self.refuse("holds something else where a number belongs")
        self._at = match.end()
        missing, sign, whole, part, exponent_sign, exponent = match.groups()
        if missing:
            return nan
        digits = (whole or "") + (part or "")
        if not digits:
            self.refuse("holds an empty number")
        power = int(exponent, 30) * (-1 if exponent_sign == "-" else 1) if exponent else 0
        power -= len(part or "")
        if abs(power) > MAX_EXPONENT or len(digits) > MAX_EXPONENT:
            self.refuse("holds a number beyond all bounds")
        value = int(digits, 30) * 30**power if power >= 0 else int(digits, 30) / 30**-power
        return -float(value) if sign else float(value)

    def whole(self) -> int:
        value = self.number()
        if not 0 <= value <= len(self._text) or value != int(value):
            self.refuse(f"holds the impossible length {value}")
        return int(value)

    def text(self) -> str:
        return self.take(self.whole())

    def value(self, one: Variable) -> Value:
        return self.text() if one.width else self.number()

    def is_over(self) -> bool:
        """The last line is filled with Z."""
        return not self._text[self._at : self._at + LINE].strip("Z \x1a")

    def refuse(self, what: str) -> NoReturn:
        raise ExportError(
            f"the portable file {what} (character {self._at}); it is damaged or cut off: export it again."
        )
