"""`answers` and `missing_answers`: a study's wide responses, read long, an item at a time.

A view has a branch an item, so that a filter on the item reads one column.
"""

from __future__ import annotations

from collections.abc import Set

from pipeline.contract import TABLES
from pipeline.engine.quote import identifier, literal
from pipeline.storage.wide_view import REASONS, Wide

WHO = tuple(name for name in TABLES["answers"].types if name not in ("item", "option", "value"))


def answers_view(relation: str, wide: Wide, texts: Set[str]) -> str:
    """One row per respondent, item and selected option or value. `texts`: the items whose answers are words."""
    branches = [
        _answers(relation, item, type_, is_text=item in texts)
        for item, type_ in wide.columns.items()
        if item not in TABLES["responses"].types
    ]
    return " UNION ALL ".join(branches) or _nothing("answers")


def missing_answers_view(relation: str, wide: Wide) -> str:
    """One row per respondent and item without an answer, with the reason."""
    who = ", ".join(WHO)
    branches = [
        f"SELECT {who}, {literal(item)} AS item, {REASONS}.{identifier(item)} AS reason "
        f"FROM {relation} WHERE {REASONS}.{identifier(item)} IS NOT NULL"
        for item in wide.reasons
    ]
    return " UNION ALL ".join(branches) or _nothing("missing_answers")


def _answers(relation: str, item: str, type_: str, *, is_text: bool) -> str:
    column = identifier(item)
    if type_.endswith("[]"):
        option, value = f"unnest({column})", "NULL::VARCHAR"
    elif type_ == "VARCHAR" and not is_text:
        option, value = column, "NULL::VARCHAR"
    else:
        option, value = "NULL::VARCHAR", f"CAST({column} AS VARCHAR)"
    return (
        f"SELECT {', '.join(WHO)}, {literal(item)} AS item, {option} AS option, {value} AS value "
        f"FROM {relation} WHERE {column} IS NOT NULL"
    )


def _nothing(table: str) -> str:
    columns = ", ".join(f"NULL::{type_} AS {identifier(name)}" for name, type_ in TABLES[table].types.items())
    return f"SELECT {columns} WHERE FALSE"
