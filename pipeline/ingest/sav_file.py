"""SPSS system files: pyreadstat describes them, NumPy reads their cases. Runs in a child: see described.py."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.ingest import statfile
from pipeline.ingest.batches import rows_per_group, write_batches
from pipeline.ingest.described import Described
from pipeline.ingest.moments import moment_writer
from pipeline.ingest.plain import bytes_column, number_column, plain_number
from pipeline.ingest.sav_cases import case_blocks
from pipeline.ingest.sav_dictionary import SavDictionary, Variable, read_dictionary
from pipeline.ingest.sav_sets import read_sets


def describe(paths: list[str]) -> Described:
    """What pyreadstat says, and the weight and the sets that the dictionary itself holds."""
    found = statfile.describe(paths, "sav")
    dictionary = _dictionary(paths[0])
    known = {column.name for column in found.columns}
    names = {short.casefold(): long for short, long in dictionary.long_names.items()}
    names |= {name.casefold(): name for name in known}
    weight = names.get((dictionary.weight or "").casefold())
    sets = read_sets(dictionary.sets, names, found.encoding)
    return replace(
        found,
        rows=found.rows if dictionary.cases is None else dictionary.cases,
        weight=weight if weight in known else None,
        sets=tuple(one for one in sets if known.issuperset(one.columns)) or found.sets,
    )


def write(paths: list[str], to: str, columns: list[tuple[int, str, str]]) -> int:
    """Writes the columns as text. Returns the number of rows; raises ExportError where cases are missing."""
    dictionary, meta = _dictionary(paths[0]), statfile.metadata(paths, "sav")
    encoding = _codec(meta.file_encoding)
    # Strings over 255 bytes are spread over several variables, and exotic code pages are iconv's: pyreadstat's work
    if (
        dictionary.has_very_long_strings
        or len(dictionary.variables) != len(meta.column_names)
        or not encoding
    ):
        return statfile.write(paths, to, columns, "sav")
    variables = dict(zip(meta.column_names, dictionary.variables, strict=True))
    kept = {source_id: variables[source_id] for _, source_id, _ in columns}
    names = [name for _, _, name in columns]
    return write_batches(names, _batches(paths[0], dictionary, kept, meta, encoding), Path(to))


def _dictionary(path: str) -> SavDictionary:
    with Path(path).open("rb") as file:
        return read_dictionary(file)


def _codec(encoding: str | None) -> str | None:
    try:
        return codecs.lookup(encoding or "").name
    except LookupError:
        return None


def _batches(
    path: str, dictionary: SavDictionary, kept: Mapping[str, Variable], meta: Any, encoding: str
) -> Iterator[list[Any]]:
    formats = {name: meta.original_variable_types.get(name) or "" for name in kept}
    with Path(path).open("rb") as file:
        before = 0
        for block in case_blocks(file, dictionary, rows=rows_per_group(len(kept))):
            read = partial(_cells, block, order=dictionary.order, encoding=encoding, before=before)
            yield [read(variable, formats[name]) for name, variable in kept.items()]
            before += len(block)


def _cells(block: Any, variable: Variable, format: str, *, order: str, encoding: str, before: int) -> Any:
    """One column of a block of cases, as text; `before` are the cases before them."""
    import numpy as np

    elements = block[:, variable.at : variable.at + variable.segments]
    if variable.width:
        texts = np.ascontiguousarray(elements).view(f"S{8 * variable.segments}").reshape(-1)
        return bytes_column(texts, encoding, before=before)
    numbers = elements.reshape(-1).view(f"{order}f8").astype("f8")
    numbers[numbers == -np.finfo("f8").max] = np.nan  # system-missing
    found = moment_writer(format, "sav")
    return number_column(numbers, write=found[1] if found else plain_number)
