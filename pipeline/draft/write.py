"""A draft as YAML, with the reason of each guess beside it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.study import DraftStudy

BENT = frozenset("yes no on off true false null y n".split())  # words that some YAML readers bend


def written_draft(draft: DraftStudy, *, study: str) -> str:
    """The codebook's text. It loads and checks as it stands."""
    return "\n".join(_lines(draft, study)) + "\n"


def _lines(draft: DraftStudy, study: str) -> Iterator[str]:
    export = draft.export
    yield "# yaml-language-server: $schema=../../../docs/codebook.schema.json"
    yield f"# Drafted from {export.path.name}: {draft.rows} respondents, read as {export.format}. Every guess says why;"
    yield "# what is wrong is a line to change, and `survey check` says what an export makes of it."
    yield f"study: {text(study)}"
    yield f"title: {text(export.label or study)}"
    yield "provenance: respondents"
    yield 'population: "say whom the sample stands for"'
    yield "sample: nonprobability  # or probability, if every member of the population had a known chance"
    yield f"source: {text(f'export {export.path.name}')}"
    if draft.respondent_id:
        yield f"respondent_id: {text(draft.respondent_id)}  # each respondent once"
    if draft.duration:
        yield f"duration: {text(draft.duration)}  # seconds"
    if draft.weights:
        listed = ", ".join(f"{name}: {text(column)}" for name, column in draft.weights)
        yield f"weights: {{{listed}}}  # numbers of 0 and more, named like a weight"
    if draft.only_tests:
        column, cells = draft.only_tests
        listed = ", ".join(text(cell) for cell in cells)
        yield "# Every interview here is a test, which usually does not count; take this out for the fieldwork's export."
        yield f"disposition: {{column: {text(column)}, complete: [{listed}]}}"
    shared = _shared_lists(draft.items)
    if shared:
        yield ""
        yield "option_lists:"
        for options, name in shared.items():
            yield f"  {name}: {_options(options)}"
    yield ""
    yield "items:"
    for item in draft.items:
        yield from _item(item, shared)
    yield from _tail(draft)


def _item(item: DraftItem, shared: dict[tuple[DraftOption, ...], str]) -> Iterator[str]:
    yield f"  {_key(item.name)}:  # {item.type}: {_comment(item.why)}"
    if item.question:
        yield f"    question: {text(item.question)}"
    if item.is_grid:
        yield f"    grid: {_pairs(item.columns)}"
        yield f"    labels: {_pairs(item.labels)}"
    elif item.columns:
        yield f"    columns: {_pairs(item.columns)}"
        yield f"    labels: {_pairs((option.code, option.label) for option in item.options)}"
    else:
        yield f"    column: {text(item.column or item.name)}"
    if item.separator:
        yield f"    separator: {text(item.separator)}"
    if item.selected:
        yield f"    selected: [{', '.join(text(cell) for cell in item.selected)}]"
    if item.type not in ("single", "multiple"):
        yield f"    type: {item.type}"
    if item.type == "text":
        yield "    publish: false"
    if item.options and (item.is_grid or not item.columns):
        yield f"    options: {shared.get(item.options) or _options(item.options)}"
    if item.date_format:
        yield f"    date_format: {text(item.date_format)}"
    if item.decimal:
        yield f"    decimal: {text(item.decimal)}"
    if item.missing:
        yield f"    missing: {{{', '.join(f'{text(cell)}: {reason}' for cell, reason in item.missing)}}}"


def _tail(draft: DraftStudy) -> Iterator[str]:
    if draft.scores:
        yield ""
        yield "scores:  # grids of ordered answers; say which items run the other way under `reverse`"
        for name, items in draft.scores:
            yield f"  {name}: {{items: [{', '.join(items)}], method: mean}}"
    if draft.banners:
        yield ""
        yield f"banners: [{', '.join(draft.banners)}]  # named like sector, size, country or the like"
    if draft.export.personal:
        yield ""
        yield f"# Personal columns, dropped before anything is written: {_comment(', '.join(draft.export.personal))}"
    for column, why in draft.left_out:
        yield f"# Left out: {_comment(column)} ({_comment(why)})"


def _shared_lists(items: tuple[DraftItem, ...]) -> dict[tuple[DraftOption, ...], str]:
    """Option lists of two items and more, by their options."""
    used = Counter(item.options for item in items if item.options and (item.is_grid or not item.columns))
    several = [options for options, times in used.items() if times > 1]
    return {options: f"list_{place}" for place, options in enumerate(several, start=1)}


def _options(options: tuple[DraftOption, ...]) -> str:
    return f"[{', '.join(f'[{text(option.code)}, {text(option.label)}]' for option in options)}]"


def _pairs(pairs) -> str:  # type: ignore[no-untyped-def]
    return "{" + ", ".join(f"{text(key)}: {text(value)}" for key, value in pairs) + "}"


def text(value: str) -> str:
    """A YAML string that no reader bends: JSON is YAML."""
    return json.dumps(" ".join(value.split()) if "\n" in value else value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z]\w*", name) and name.lower() not in BENT else text(name)


def _comment(words: str) -> str:
    return " ".join(words.split())[:300]
