"""Archival results: a file of companies beside the codebook, read, checked and transformed as declared."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, nan
from pathlib import Path

import numpy as np

from pipeline.codebook.model import OutcomeColumn, OutcomeFile
from pipeline.errors import ExportError
from pipeline.quoted_cell import quoted

TAILS = (1, 99)  # percentiles that winsorizing moves the extremes to
BLANK = frozenset({"", "na", "n/a", "nan", "null", "-", ".."})
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


@dataclass(frozen=True, slots=True)
class Archive:
    """One file: by outcome, the value of each company that has a row (NaN where the cell is blank)."""

    values: Mapping[str, Mapping[str, float]]


def read_outcome_file(path: Path, file: OutcomeFile) -> Archive:
    """The file's outcomes by company.

    Raises ExportError with file and line for a missing column, a company that stands twice, another
    currency than declared, a cell that is no number, and the logarithm of what is not above 0.
    """
    rows = _rows(path, file)
    return Archive({name: _outcome(path, file, column, rows) for name, column in file.columns.items()})


def _rows(path: Path, file: OutcomeFile) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ExportError(
            f"{path}: there is no such file; `outcome_files` names it (line {file.line})"
        ) from None
    except UnicodeDecodeError as error:
        raise ExportError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    lines = text.splitlines()
    separator = max(",;\t", key=(lines[0] if lines else "").count)
    reader = csv.DictReader(lines, delimiter=separator)
    header = [name.strip() for name in reader.fieldnames or ()]
    needed = [
        file.key,
        file.currency_column,
        file.year_column,
        *(one.column for one in file.columns.values()),
    ]
    for name in needed:
        if name is not None and name not in header:
            raise ExportError(
                f"{path}:1: there is no column {name!r}; the file has {', '.join(header) or 'none'}"
            )
    return [
        (at, {(k or "").strip(): (v or "").strip() for k, v in row.items() if not isinstance(v, list)})
        for at, row in enumerate(reader, start=2)
    ]


def _outcome(
    path: Path, file: OutcomeFile, column: OutcomeColumn, rows: list[tuple[int, dict[str, str]]]
) -> dict[str, float]:
    found: dict[str, float] = {}
    lines: dict[str, int] = {}
    for line, row in rows:
        if file.year_column and row[file.year_column] != str(column.year):
            continue
        company = row[file.key]
        if not company:
            raise ExportError(f"{path}:{line}: the company ({file.key}) is empty; name it or remove the row")
        if company in found:
            raise ExportError(
                f"{path}:{line}: the company of line {lines[company]} stands here again; keep one row a company"
                + (f" and year ({column.year})" if file.year_column else ", or give `year_column`")
            )
        currency = row[file.currency_column] if file.currency_column else column.unit
        if currency != column.unit:
            raise ExportError(
                f"{path}:{line}: the company is in {quoted(currency, line) if currency else 'no currency'}, declared is "
                f"{column.unit}; convert it, or declare another `unit`"
            )
        found[company], lines[company] = _number(path, line, column, row[column.column]), line
    return _transformed(path, column, found, lines)


def _number(path: Path, line: int, column: OutcomeColumn, cell: str) -> float:
    if cell.casefold() in BLANK:
        return nan
    plain = cell
    for sign, currency in SIGNS.items():
        if sign in cell:
            if currency != column.unit:
                raise ExportError(
                    f"{path}:{line}: {column.column} is {quoted(cell, line)}, in {currency}; declared is "
                    f"{column.unit or 'no unit'}"
                )
            plain = cell.replace(sign, "").strip()
    try:
        return float(plain)
    except ValueError:
        raise ExportError(
            f"{path}:{line}: {column.column} is {quoted(cell, line)}, which is no number; write digits with a "
            "decimal point"
        ) from None


def _transformed(
    path: Path, column: OutcomeColumn, values: dict[str, float], lines: dict[str, int]
) -> dict[str, float]:
    if column.transformation == "log":
        for company, value in values.items():
            if value <= 0:
                raise ExportError(
                    f"{path}:{lines[company]}: {column.column} is {value:g}, which has no logarithm; "
                    "declare another `transformation`"
                )
        return {company: log(value) if value == value else nan for company, value in values.items()}  # noqa: PLR0124
    known = np.array([value for value in values.values() if not np.isnan(value)])
    if column.transformation == "winsorize" and len(known):
        low, high = np.percentile(known, TAILS)
        return {company: float(np.clip(value, low, high)) for company, value in values.items()}
    return values
