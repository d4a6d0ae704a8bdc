"""Which number an option stands for where items are combined into a score."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.codebook.model import Item


def unscored(item: Item) -> frozenset[str]:
    """Options of an item that are reasons for a missing answer: counted in shares, not scored."""
    codes = {option.code for option in item.options}
    return frozenset(codes & (set(item.missing) | set(item.missing.values())))


def option_values(item: Item) -> Mapping[str, float]:
    """The number of each option that can be scored: its code, or its place where codes are words."""
    scored = [option.code for option in item.options if option.code not in unscored(item)]
    try:
        return {code: float(code) for code in scored}
    except ValueError:
        return {code: float(place) for place, code in enumerate(scored, start=1)}
