"""A wave's respondents as an SPSS file: labels, missing codes, measurement levels, weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from pipeline.report.respondent_fields import CATEGORICAL, FLAG, NUMBER, Field
from pipeline.report.respondent_file import MISSING, RespondentFile
from pipeline.report.sav_names import LABEL_BYTES, VALUE_LABEL_BYTES, cut, quoted, sav_names
from pipeline.report.wording import plain_name

if TYPE_CHECKING:
    import pandas as pd

NOTE_LENGTH = 80  # characters of a line of the file's notes
SYNTAX_LINE, SET_LABEL_BYTES = 150, 120  # SPSS reads no more than 256 bytes of a line
REASON_CODES = {"refused": -99, "dont_know": -98, "not_asked": -97, "no_answer": -96}
NEXT_REASON = -95  # the codebook's own reasons follow downwards to -80
MEASURES = {NUMBER: "scale", FLAG: "nominal"}


@dataclass(frozen=True, slots=True)
class Coding:
    """How a field's cells become numbers: value by code, label by value, missing values."""

    values: dict[str, float]
    labels: dict[float, str]
    missing: tuple[float, ...]


def write_sav(file: RespondentFile, to: Path) -> None:
    """Writes the file and, beside it with the ending .sps, the syntax that defines its multiple-response sets."""
    import pandas as pd
    import pyreadstat

    names = sav_names(field.name for field in file.fields)
    codings = {field.name: coding_of(field, file.frame[field.name].tolist()) for field in file.fields}
    frame = pd.DataFrame(
        {names[one.name]: _values(one, codings[one.name], file.frame) for one in file.fields}
    )
    pyreadstat.write_sav(
        frame,
        str(to),
        file_label=cut(f"{file.title}. {file.note}", 64),
        note=wrap(file.note, NOTE_LENGTH),
        column_labels={names[one.name]: cut(one.label, LABEL_BYTES) for one in file.fields},
        variable_value_labels={names[one]: coding.labels for one, coding in codings.items() if coding.labels},
        missing_ranges={
            names[one]: [{"lo": min(coding.missing), "hi": max(coding.missing)}]
            for one, coding in codings.items()
            if coding.missing
        },
        variable_measure={names[one.name]: _measure(one) for one in file.fields},
        variable_format={names[one.name]: "F8.0" for one in file.fields if one.kind in (CATEGORICAL, FLAG)},
    )
    # with its mark, or SPSS would read it in the code page of its computer
    to.with_suffix(".sps").write_text(syntax(file, names), encoding="utf-8-sig")


def coding_of(field: Field, cells: Sequence[Any]) -> Coding:
    """Codes that are whole numbers stay; others are numbered from 1. Reasons get the negative codes.

    A number that can be negative keeps no codes for reasons: its missing cells are system-missing.
    """
    if field.kind not in (CATEGORICAL, FLAG, NUMBER):
        return Coding({}, {}, ())
    codes = [code for code, _ in field.options]
    as_is = all(code.isdigit() and str(int(code)) == code for code in codes)
    values = {code: float(code) if as_is else float(place) for place, code in enumerate(codes, start=1)}
    labels = {values[code]: cut(label, VALUE_LABEL_BYTES) for code, label in field.options}
    if field.kind == FLAG:
        labels = {0.0: "Not selected", 1.0: "Selected"}
    if field.kind == NUMBER and any(isinstance(cell, float | int) and cell < 0 for cell in cells):
        return Coding(values, labels, ())
    reasons = _reasons(cells)
    labels |= {value: plain_name(reason) for reason, value in reasons.items()}
    values |= {f"{MISSING}{reason}": value for reason, value in reasons.items()}
    return Coding(values, labels, tuple(reasons.values()))


def _reasons(cells: Sequence[Any]) -> dict[str, float]:
    found = sorted(
        {cell.removeprefix(MISSING) for cell in cells if isinstance(cell, str) and cell.startswith(MISSING)}
    )
    own = [reason for reason in found if reason not in REASON_CODES]
    codes = REASON_CODES | {reason: NEXT_REASON + place for place, reason in enumerate(own)}
    return {reason: float(codes[reason]) for reason in found}


def _values(field: Field, coding: Coding, frame: pd.DataFrame) -> Any:
    import pandas as pd

    cells = frame[field.name].tolist()
    if field.kind in (CATEGORICAL, FLAG, NUMBER):
        numbers = [coding.values.get(cell) if isinstance(cell, str) else float(cell) for cell in cells]
        return pd.Series(numbers, dtype="float64")
    texts = ["" if str(cell).startswith(MISSING) else str(cell) for cell in cells]
    return pd.Series(texts, dtype=object)


def _measure(field: Field) -> str:
    return "ordinal" if field.is_ordinal else MEASURES.get(field.kind, "nominal")


def syntax(file: RespondentFile, names: dict[str, str]) -> str:
    """SPSS syntax: a multiple-response set an item, and the first weight switched on."""
    lines = [f"* {file.title}.", f"* {file.note}", ""]
    for item, fields in file.sets.items():
        label = fields[0].label.partition(": ")[2]
        variables = wrap(" ".join(names[field.name] for field in fields), SYNTAX_LINE)
        (set_name,) = sav_names([item]).values()
        lines += [
            "MRSETS",
            f"  /MDGROUP NAME=${set_name[:62]} LABEL={quoted(cut(label, SET_LABEL_BYTES))}",
            "  CATEGORYLABELS=VARLABELS",
            "  VARIABLES=" + "\n    ".join(variables),
            "  VALUE=1",
            f"  /DISPLAY NAME=[${set_name[:62]}].",
            "",
        ]
    lines += [f"WEIGHT BY {names[file.weights[0]]}."] if file.weights else ["WEIGHT OFF."]
    return "\n".join(lines) + "\n"
