"""Writes an SPSS file with the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyreadstat

DATE = slice(92, 101)  # dd Mon yy
TIME = slice(101, 109)  # hh:mm:ss

Cell = float | str | None  # None: system-missing


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable with its part of the dictionary."""

    name: str
    label: str
    measure: str = "nominal"
    values: Mapping[float, str] = field(default_factory=dict)
    missing: tuple[float, ...] = ()  # declared user-missing, at most three


def spss_sav(
    variables: Sequence[Variable], rows: Sequence[Sequence[Cell]], *, file_label: str, date: str, time: str
) -> bytes:
    """The file; `date` (dd Mon yy) and `time` (hh:mm:ss) stand where the library stamps its own clock."""
    frame = pd.DataFrame(rows, columns=[variable.name for variable in variables])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.sav"
        pyreadstat.write_sav(
            frame,
            path,
            file_label=file_label,
            column_labels=[variable.label for variable in variables],
            variable_value_labels={each.name: dict(each.values) for each in variables if each.values},
            missing_ranges={each.name: list(each.missing) for each in variables if each.missing},
            variable_measure={each.name: each.measure for each in variables},
        )
        content = bytearray(path.read_bytes())
    content[DATE], content[TIME] = date.encode("ascii"), time.encode("ascii")
    return bytes(content)
