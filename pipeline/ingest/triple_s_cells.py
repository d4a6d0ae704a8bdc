"""One field of Triple-S data as the cells of its columns."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.ingest.triple_s_meta import Variable

Record = str | list[str]  # a line, or the cells of a CSV record
Writer = Callable[[str], str]


def fields_of(record: Record, variable: Variable, *, is_csv: bool) -> str:
    """The characters of a line, or the cell of a CSV record, that belong to a variable."""
    if is_csv:
        return record[variable.start - 1] if variable.start <= len(record) else ""
    return str(record)[variable.start - 1 : variable.finish]


def cell_writers(variable: Variable) -> list[Writer]:
    """A function a column: field in, cell out; "" is no answer."""
    if variable.type == "multiple":
        return [_spread(variable, code) if variable.subfields else _bit(code) for code, _ in variable.values]
    if variable.type == "single" or (variable.type == "quantity" and variable.values):
        return [_code(variable)]
    return [KINDS.get(variable.type, str.rstrip)]


def plain_quantity(field: str) -> str:
    """A number without padding: `000251` is 251, ` 1.1310` is 1.131; other text stays."""
    text = field.strip()
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    if not digits.replace(".", "", 1).isdigit():
        return text
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    number = (whole.lstrip("0") or "0") + (f".{part}" if part else "")
    return number if number == "0" else sign + number


def _code(variable: Variable) -> Writer:
    """The code as the description declares it, however the field is padded."""
    declared = {plain_quantity(code): code for code, _ in variable.values}
    return lambda field: declared.get(
        plain_quantity(field), plain_quantity(field) if variable.type == "quantity" else field.strip()
    )


def _bit(code: str) -> Writer:
    """Character n of a bitstring is 1 where option n was selected."""
    at = int(code) - 1 if code.isdigit() else -1

    def write(field: str) -> str:
        if not field.strip():
            return ""
        return "1" if field[at : at + 1] == "1" else "0"

    return write


def _spread(variable: Variable, code: str) -> Writer:
    """The subfields name the selected options."""
    width, wanted = max(variable.width, 1), plain_quantity(code)

    def write(field: str) -> str:
        if not field.strip():
            return ""
        filled = field if len(field) % width == 0 else field.zfill(-(-len(field) // width) * width)
        parts = (filled[start : start + width] for start in range(0, len(filled), width))
        return "1" if any(part.strip() and plain_quantity(part) == wanted for part in parts) else "0"

    return write


def _date(field: str) -> str:
    text = field.strip()
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 and text.isdigit() else text


def _time(field: str) -> str:
    text = field.strip()
    return f"{text[:2]}:{text[2:4]}:{text[4:]}" if len(text) == 6 and text.isdigit() else text


KINDS: dict[str, Writer] = {"quantity": plain_quantity, "date": _date, "time": _time, "logical": str.strip}
