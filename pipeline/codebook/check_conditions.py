"""Conditions: that what they ask can be answered, and that nothing waits for itself."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from pipeline.codebook.model import ItemType
from pipeline.codebook.names import Named
from pipeline.codebook.references import References, without_options
from pipeline.codebook.values import Path

if TYPE_CHECKING:
    from pipeline.codebook.written import WrittenCondition, WrittenRange
    from pipeline.codebook.written_study import WrittenStudy


def check_conditions(references: References) -> None:
    """Note conditions on unknown items or options, on things not known yet, and circles."""
    waits: dict[str, dict[str, Path]] = {}
    for owner, path, condition in conditions_of(references.reading.written):
        for item in _check(condition, path, references):
            waits.setdefault(owner, {}).setdefault(_owner_of(item), path)
            if path[0] in ("items", "derived") and item.kind == "score":
                references.reading.report(
                    path,
                    f"found {item.name}, a score, which is known only after the answers; "
                    "ask about its items, or name a universe",
                )
    for name, score in references.reading.written.scores.items():
        waits.setdefault(name, {}).update(dict.fromkeys(score.items, ("scores", name)))
    _check_circles(waits, references)


def conditions_of(study: WrittenStudy) -> Iterator[tuple[str, Path, WrittenCondition]]:
    """Every condition with its path and the name of what it decides."""
    for name, item in study.items.items():
        changes = {wave: one for wave, one in (item.by_wave or {}).items() if not isinstance(one, str)}
        forms = {("items", name): item} | {
            ("items", name, "by_wave", wave): one for wave, one in changes.items()
        }
        for path, form in forms.items():
            if form.asked_if is not None:
                for member in form.grid or item.grid or (name,):
                    yield member, (*path, "asked_if"), form.asked_if
    for name, derived in study.derived.items():
        for place, (_, condition) in enumerate(derived.when):
            if not isinstance(condition, str):
                yield name, ("derived", name, "when", place, 1), condition
    for name, condition in study.universes.items():
        yield f"universes.{name}", ("universes", name), condition


def _check(condition: WrittenCondition, path: Path, references: References) -> Iterator[Named]:
    """What the condition asks about, after each part of it is checked."""
    report = references.reading.report
    asked = condition.__pydantic_extra__ or {}
    is_whole = not any(references.reading.is_lost(word) for word in (str(path[1]), f"items.{path[1]}"))
    if is_whole and not (asked or condition.any_ or condition.all_ or condition.not_):
        report(path, "the condition is empty; name an item and its options")
    for name, wanted in asked.items():
        named = references.named(name, (*path, name))
        if named is None:
            continue
        yield named
        if isinstance(wanted, tuple):
            for option in wanted:
                references.option(named, option, (*path, name))
        else:
            _check_range(named, wanted, (*path, name), references)
    for word, inner in (("any", condition.any_), ("all", condition.all_)):
        for place, one in enumerate(inner or ()):
            yield from _check(one, (*path, word, place), references)
    if condition.not_ is not None:
        yield from _check(condition.not_, (*path, "not"), references)


def _check_range(named: Named, wanted: WrittenRange, path: Path, references: References) -> None:
    report = references.reading.report
    if named.type is not ItemType.NUMBER:
        known = ", ".join(named.choices) or without_options(named)
        report(path, f"{named.name} is not a number; list the options instead: {known}")
    if wanted.low is None and wanted.high is None:
        report(path, "found neither from nor to; write one of them")
    elif wanted.low is not None and wanted.high is not None and wanted.low >= wanted.high:
        report(path, f"found from {wanted.low:g} to {wanted.high:g}; `to` must be the greater one")


def _owner_of(named: Named) -> str:
    """Bands wait for their number, what is made of an item for that item."""
    return str(named.path[1]) if named.kind == "band" else named.made_of or named.name


def _check_circles(waits: dict[str, dict[str, Path]], references: References) -> None:
    graph = {name: set(others) for name, others in waits.items()}
    while True:
        try:
            TopologicalSorter(graph).prepare()
            return
        except CycleError as error:
            circle = list(reversed(error.args[1]))
        owner, waits_for = circle[0], circle[1]
        graph[owner].discard(waits_for)
        trail = " → ".join(circle)
        references.reading.report(waits[owner][waits_for], f"it waits for itself: {trail}; break the circle")
