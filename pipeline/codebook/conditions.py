"""Conditions as written → trees of frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.codebook.model import AllOf, Always, Answered, AnyOf, Between, Condition, Not

if TYPE_CHECKING:
    from pipeline.codebook.written import WrittenCondition


def read_condition(written: WrittenCondition | str) -> Condition:
    """The condition's tree. Several entries of one map must all be true; "else" is always true."""
    if isinstance(written, str):
        return Always()
    parts: list[Condition] = []
    for item, wanted in (written.__pydantic_extra__ or {}).items():
        if isinstance(wanted, tuple):
            parts.append(Answered(item, wanted))
        else:
            parts.append(Between(item, wanted.low, wanted.high))
    if written.any_:
        parts.append(AnyOf(tuple(read_condition(inner) for inner in written.any_)))
    if written.all_:
        parts.append(AllOf(tuple(read_condition(inner) for inner in written.all_)))
    if written.not_:
        parts.append(Not(read_condition(written.not_)))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def tests_in(condition: Condition) -> Iterator[Answered | Between]:
    """The questions that a condition asks of single items, from left to right."""
    match condition:
        case Answered() | Between():
            yield condition
        case AllOf(conditions) | AnyOf(conditions):
            for inner in conditions:
                yield from tests_in(inner)
        case Not(inner):
            yield from tests_in(inner)
