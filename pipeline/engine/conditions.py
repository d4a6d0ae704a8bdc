"""A codebook's condition as a SQL expression over columns named for their items."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.codebook.model import AllOf, Always, Answered, AnyOf, Between, Condition, Not
from pipeline.engine.quote import identifier, literal, text_list


def condition_sql(
    condition: Condition, multiple: frozenset[str], columns: Mapping[str, str] | None = None
) -> str:
    """A boolean that is never NULL: a condition on a missing answer is false.

    `multiple` names the items whose column is a list; `columns` gives an item's expression where
    it is not a column of the item's name.
    """
    match condition:
        case Always():
            return "TRUE"
        case Answered(item, options):
            column = (columns or {}).get(item, identifier(item))
            if item in multiple:
                return f"coalesce(list_has_any({column}, {text_list(options)}), FALSE)"
            return f"coalesce(list_contains({text_list(options)}, {column}), FALSE)"
        case Between(item, low, high):
            column = (columns or {}).get(item, identifier(item))
            ends = [f"{column} >= {literal(low)}"] if low is not None else []
            ends += [f"{column} < {literal(high)}"] if high is not None else []
            return f"coalesce({' AND '.join(ends) or f'{column} IS NOT NULL'}, FALSE)"
        case AllOf(conditions):
            return _joined(" AND ", conditions, multiple, columns)
        case AnyOf(conditions):
            return _joined(" OR ", conditions, multiple, columns)
        case Not(inner):
            return f"NOT {condition_sql(inner, multiple, columns)}"
    raise AssertionError(f"a condition of a kind that nobody translates: {condition}")


def items_of(condition: Condition | None) -> frozenset[str]:
    """The items a condition looks at."""
    match condition:
        case Answered(item=item) | Between(item=item):
            return frozenset({item})
        case AllOf(conditions) | AnyOf(conditions):
            return frozenset().union(*(items_of(inner) for inner in conditions))
        case Not(inner):
            return items_of(inner)
    return frozenset()


def _joined(word: str, conditions: tuple[Condition, ...], multiple: frozenset[str], columns) -> str:  # type: ignore[no-untyped-def]
    return "(" + word.join(condition_sql(inner, multiple, columns) for inner in conditions) + ")"
