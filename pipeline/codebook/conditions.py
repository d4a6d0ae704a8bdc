"""Conditions as written → trees of frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.codebook.model import AllOf, Always, Answered, AnyOf, Between, Condition, Not
from pipeline.codebook.reading import Nets

if TYPE_CHECKING:
    from pipeline.codebook.written import WrittenCondition


def read_condition(written: WrittenCondition | str, nets: Nets) -> Condition:
    """The condition's tree. Several entries of one map must all be true; "else" is always true.

    A net among the options stands for those it consists of.
    """
    if isinstance(written, str):
        return Always()
    parts: list[Condition] = []
    for item, wanted in (written.__pydantic_extra__ or {}).items():
        if isinstance(wanted, tuple):
            parts.append(Answered(item, _without_nets(wanted, nets.get(item, {}))))
        else:
            parts.append(Between(item, wanted.low, wanted.high))
    if written.any_:
        parts.append(AnyOf(tuple(read_condition(inner, nets) for inner in written.any_)))
    if written.all_:
        parts.append(AllOf(tuple(read_condition(inner, nets) for inner in written.all_)))
    if written.not_:
        parts.append(Not(read_condition(written.not_, nets)))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _without_nets(options: tuple[str, ...], nets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for option in options for code in nets.get(option, (option,))))
