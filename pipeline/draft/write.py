"""A draft as YAML. It loads and checks as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.endings import Endings
from pipeline.draft.roles import Roles
from pipeline.draft.study import DraftStudy
from pipeline.draft.write_item import counts_employees, written_item
from pipeline.draft.yaml_words import comment, key, listed, option_pairs, reasons, text

LEAST_SHARED = 3  # items with the same missing code, for it to be the study's


def written_draft(draft: DraftStudy, *, study: str) -> str:
    """The codebook's text."""
    return "\n".join(_lines(draft, study)) + "\n"


def _lines(draft: DraftStudy, study: str) -> Iterator[str]:
    export, common = draft.export, shared_missing(draft.items)
    yield "# yaml-language-server: $schema=../../../docs/codebook.schema.json"
    yield f"# Drafted from {export.path.name}: {draft.rows} respondents, read as {export.format}. Every guess says why;"
    yield "# what is wrong is a line to change, and `survey check` says what an export makes of it."
    for note in draft.notes:
        yield f"# {comment(note)}"
    yield f"study: {text(study)}"
    yield f"title: {text(export.label or study)}"
    yield "provenance: respondents"
    yield 'population: "say whom the sample stands for"'
    yield "sample: nonprobability  # or probability, if every member of the population had a known chance"
    yield f"source: {text(f'export {export.path.name}')}"
    yield from _roles(draft.roles, several=bool(draft.waves))
    if common:
        yield f"missing: {reasons(common)}  # in several questions"
    yield from _waves(draft)
    shared = shared_lists(draft.items)
    if shared:
        yield from ("", "option_lists:")
        yield from (f"  {name}: {option_pairs(options)}" for options, name in shared.items())
    yield from ("", "items:")
    banded = next((item.name for item in draft.items if counts_employees(item)), None)
    for item in draft.items:
        yield from written_item(_without(item, common), shared, banded)
    yield from _tail(draft, banded)


def _all_complete(only_tests: tuple[str, tuple[str, ...]]) -> str:
    column, cells = only_tests
    return f"{{column: {text(column)}, complete: {listed(cells)}}}"


def _roles(roles: Roles, *, several: bool) -> Iterator[str]:
    """The columns that are no questions; with `several` waves, how interviews ended is said wave by wave."""
    if roles.respondent_id:
        yield f"respondent_id: {text(roles.respondent_id)}  # each respondent once"
    if roles.company_id:
        yield f"company_id: {text(roles.company_id)}  # named like one"
    if roles.duration:
        yield f"duration: {text(roles.duration)}  # seconds"
    if roles.weights:
        entries = ", ".join(f"{name}: {text(column)}" for name, column in roles.weights)
        yield f"weights: {{{entries}}}  # numbers of 0 and more for everybody, named like a weight"
    if roles.design:
        entries = ", ".join(f"{name}: {text(column)}" for name, column in roles.design)
        yield f"# design: {{{comment(entries)}}}  # named like a sampling design: take the # away if it is one"
    if roles.personal:
        whys = "; ".join(f"{name}: {why}" for name, why in roles.personal)
        yield f"discard: {listed(name for name, _ in roles.personal)}  # {comment(whys)}"
    if roles.endings and not roles.only_tests and (roles.endings.is_known or not several):
        yield from _endings(roles.endings)
    if roles.only_tests and not several:
        yield "# Every interview here is a test, which usually does not count; take this out for the fieldwork's export."
        yield f"disposition: {_all_complete(roles.only_tests)}"


def _endings(endings: Endings) -> Iterator[str]:
    if not endings.is_known:
        cells = ", ".join(f"{meaning}: {listed(found)}" for meaning, found in endings.meaning)
        yield f"disposition: {{column: {text(endings.column)}, {cells}}}  # its cells say how interviews ended"
    if endings.has_screened_out:
        yield "exclude: [screened_out]  # add incomplete to leave out who broke off, {speeder: 0.333} who was too fast"


def _waves(draft: DraftStudy) -> Iterator[str]:
    """What a wave's export calls otherwise."""
    if draft.waves:
        yield from ("", "waves:")
    for wave, roles in draft.waves:
        entries = [f"label: {text(wave)}"]
        for name in ("respondent_id", "company_id", "duration"):
            here, usual = getattr(roles, name), getattr(draft.roles, name)
            if here != usual:
                entries.append(f"{name}: {text(here) if here else 'absent'}")
        if roles.only_tests:
            entries.append(f"disposition: {_all_complete(roles.only_tests)}")
        if roles.weights != draft.roles.weights:
            weights = ", ".join(f"{name}: {text(column)}" for name, column in roles.weights)
            entries.append(f"weights: {{{weights}}}")
        yield f"  {text(wave)}: {{{', '.join(entries)}}}"


def _tail(draft: DraftStudy, banded: str | None) -> Iterator[str]:
    if draft.scores:
        yield from (
            "",
            "scores:  # grids of ordered answers; say which items run the other way under `reverse`",
        )
        yield from (
            f"  {key(name)}: {{items: {listed(items)}, method: mean}}" for name, items in draft.scores
        )
    banners = (*draft.banners, *(("size_class",) if banded else ()))
    if banners:
        yield from ("", f"banners: {listed(banners)}  # named like sector, size, country or the like")
    if draft.export.personal:
        yield f"\n# Personal columns, dropped before anything is written: {comment(', '.join(draft.export.personal))}"
    for column, why in draft.left_out:
        yield f"# Left out: {comment(column)} ({comment(why)})"


def shared_lists(items: Sequence[DraftItem]) -> dict[tuple[DraftOption, ...], str]:
    """Option lists of two items and more, by their options."""
    used = Counter(item.options for item in items if item.options and not item.has_column_options)
    several = [options for options, times in used.items() if times > 1]
    return {options: f"list_{place}" for place, options in enumerate(several, start=1)}


def shared_missing(items: Sequence[DraftItem]) -> tuple[tuple[str, str], ...]:
    """Missing codes that several items have, each for one reason, and that is an answer to no question."""
    used = Counter(pair for item in items for pair in item.missing)
    found = Counter(cell for cell, _ in used)
    answers = {word for item in items for option in item.options for word in (option.code, option.label)}
    return tuple(
        (cell, reason)
        for (cell, reason), times in used.items()
        if times >= LEAST_SHARED and found[cell] == 1 and cell not in answers
    )


def _without(item: DraftItem, common: tuple[tuple[str, str], ...]) -> DraftItem:
    return replace(item, missing=tuple(pair for pair in item.missing if pair not in common))
