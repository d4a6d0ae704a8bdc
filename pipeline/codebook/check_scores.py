"""Scores: that their items can be combined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.codebook.check_numbers import check_levels
from pipeline.codebook.model import ItemType, Study
from pipeline.codebook.names import Named
from pipeline.codebook.references import References

if TYPE_CHECKING:
    from pipeline.codebook.written_study import WrittenScore

COUNTABLE = frozenset({ItemType.SINGLE, ItemType.ORDINAL, ItemType.MULTIPLE})


def check_scores(study: Study, references: References) -> None:
    """Note items that are unknown or cannot be scored, and settings without a meaning."""
    report = references.reading.report
    for made in study.scores:
        check_levels(made, references.reading)
    for name, score in references.reading.written.scores.items():
        path = ("scores", name)
        for place, item in enumerate(score.items):
            named = references.named(item, (*path, "items", place), "item")
            if named is not None and (why := _unfit(named, score)):
                report((*path, "items", place), f"{item} {why}")
        if len(set(score.items)) < len(score.items):
            report((*path, "items"), "an item is here twice; remove one")
        for place, item in enumerate(score.reverse):
            if item not in score.items:
                report(
                    (*path, "reverse", place),
                    f"{item} is not among the score's items; add it there or remove it",
                )
        if score.method == "count" and score.reverse:
            report(
                (*path, "reverse"), "what is counted cannot be reversed; remove it or choose another method"
            )
        if score.reference_wave is not None and score.method != "z_mean":
            report((*path, "reference_wave"), "only method z_mean has a reference wave; remove it")
        _check_reversed_numbers(name, score, study, references)
        _check_count(name, score, references)


def _unfit(named: Named, score: WrittenScore) -> str:
    """Why the item cannot be in the score; "" where it can."""
    if score.method == "count":
        return "" if named.type in COUNTABLE else f"is of type {named.type}; only options can be counted"
    if named.type in {ItemType.ORDINAL, ItemType.NUMBER}:
        return ""
    if named.type is ItemType.SINGLE:
        words = [code for code in named.answers if not _is_number(code)]
        if not words:
            return ""
        return f"has no order, and its code {words[0]} is no number; write `type: ordinal` if it has one"
    return f"is of type {named.type}; method {score.method} needs ordinal items or numbers"


def _is_number(code: str) -> bool:
    try:
        return abs(float(code)) < float("inf")
    except ValueError:
        return False


def _check_reversed_numbers(name: str, score: WrittenScore, study: Study, references: References) -> None:
    ranges = {
        item.name: (item.low, item.high) for item in study.default_wave.items if item.type is ItemType.NUMBER
    }
    for place, item in enumerate(score.reverse):
        if None in ranges.get(item, ()):
            path = ("scores", name, "reverse", place)
            references.reading.report(
                path, f"{item} is a number without a `range`, so it has no max to reverse from"
            )


def _check_count(name: str, score: WrittenScore, references: References) -> None:
    path = ("scores", name, "count")
    if score.count is not None and score.method != "count":
        references.reading.report(path, "`count` is about method count; say `method: count` or remove it")
    for item, options in (score.count or {}).items():
        if item not in score.items:
            references.reading.report((*path, item), f"{item} is not among the score's items; add it there")
        elif (named := references.names.get(item)) is not None:
            for option in options:
                references.option(named, option, (*path, item), with_nets=False)
