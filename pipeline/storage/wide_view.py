"""`responses` of all waves of a study as one relation, though a wave may lack an item or hold it differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.engine.quote import identifier, literal, text_list

if TYPE_CHECKING:
    import duckdb

REASONS = "missing_reasons"
TAGS = ("study", "wave")


@dataclass(frozen=True, slots=True)
class Wide:
    """Columns of a wide file: type by name, and the fields of `missing_reasons`."""

    columns: Mapping[str, str]
    reasons: tuple[str, ...]


def wide_columns(connection: duckdb.DuckDBPyConnection, file: Path) -> Wide:
    """What a wave's `responses` holds."""
    relation = connection.read_parquet(str(file), hive_partitioning=False)
    types = dict(zip(relation.columns, relation.types, strict=True))
    structs = [type_ for name, type_ in types.items() if name == REASONS and type_.id == "struct"]
    reasons = tuple(field for type_ in structs for field, _ in type_.children)
    return Wide(
        {name: str(type_) for name, type_ in types.items() if not structs or name != REASONS}, reasons
    )


def united(waves: Sequence[Wide]) -> Wide:
    """The columns of all waves: in the order they appear, of a type that each wave's values fit."""
    names = dict.fromkeys(name for wave in waves for name in wave.columns)
    columns = {
        name: _common_type({wave.columns[name] for wave in waves if name in wave.columns}) for name in names
    }
    return Wide(columns, tuple(dict.fromkeys(field for wave in waves for field in wave.reasons)))


def wide_view(files: Sequence[tuple[Path, Wide]], whole: Wide) -> str:
    """A statement that reads every file as `whole` has its columns; files alike are read together."""
    alike = groupby(sorted(files, key=lambda file: repr(file[1])), key=lambda file: file[1])
    return " UNION ALL ".join(_read([path for path, _ in group], wide, whole) for wide, group in alike)


def export_rows_view(study: str, files: Mapping[str, tuple[Path, Wide]]) -> str:
    """A statement that reads the exports of a study, by wave: all columns are text, and each is there or NULL."""
    return " UNION ALL BY NAME ".join(
        f"SELECT {literal(study)} AS study, {literal(wave)} AS wave, {', '.join(_tagged(wide))} "
        f"FROM read_parquet({literal(path)}, hive_partitioning = false)"
        for wave, (path, wide) in files.items()
    )


def _tagged(wide: Wide) -> list[str]:
    """The columns; one of the export that is itself called study or wave gets another name."""
    return [
        f"{identifier(name)} AS {identifier(f'{name}_in_export')}"
        if name.lower() in TAGS
        else identifier(name)
        for name in wide.columns
    ]


def _read(paths: Sequence[Path], wide: Wide, whole: Wide) -> str:
    chosen = [_as(name, wide.columns.get(name), type_) for name, type_ in whole.columns.items()]
    fields = [
        f"{identifier(field)} := "
        + (f"{REASONS}.{identifier(field)}" if field in wide.reasons else "NULL::VARCHAR")
        for field in whole.reasons
    ]
    reasons = [f"struct_pack({', '.join(fields)}) AS {REASONS}"] if fields else []
    source = f"read_parquet({text_list([str(path) for path in paths])}, hive_partitioning = false)"
    return f"SELECT {', '.join([*chosen, *reasons])} FROM {source}"


def _as(name: str, held: str | None, wanted: str) -> str:
    column = identifier(name)
    if held == wanted:
        return column
    if held is None:
        return f"NULL::{wanted} AS {column}"
    if wanted.endswith("[]") and not held.endswith("[]"):
        return f"CASE WHEN {column} IS NOT NULL THEN [CAST({column} AS VARCHAR)] END AS {column}"
    return f"CAST({column} AS {wanted}) AS {column}"


def _common_type(types: set[str]) -> str:
    """A codebook may make a single-response item a multiple one before every wave is run again."""
    if len(types) == 1:
        return next(iter(types))
    return "VARCHAR[]" if any(type_.endswith("[]") for type_ in types) else "VARCHAR"
