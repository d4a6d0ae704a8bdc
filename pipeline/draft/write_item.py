"""One drafted item as YAML, with the reason of the guess beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.words import EMPLOYEES, fold
from pipeline.draft.yaml_words import cell, comment, key, listed, option_pairs, pairs, reasons, text

SIZE_CLASSES = (
    '{size_class: [[micro, "0-9", null, 10], [small, "10-49", 10, 50], [medium, "50-249", 50, 250], '
    '[large, "250+", 250, null]]}  # the size classes of EU statistics'
)


def written_item(
    item: DraftItem, shared: Mapping[tuple[DraftOption, ...], str], banded: str | None
) -> Iterator[str]:
    """The lines of an item; `banded` is the one whose numbers get size classes."""
    yield f"  {key(item.name)}:  # {item.type}: {comment(item.why)}"
    for note in item.notes:
        yield f"    # {comment(note)}"
    if item.question:
        yield f"    question: {text(item.question)}"
    for name, value in written_keys(item, shared):
        yield f"    {name}: {value}"
    if item.name == banded:
        yield f"    bands: {SIZE_CLASSES}"
    if item.waves:
        yield f"    waves: {listed(item.waves)}"
    if item.by_wave:
        yield "    by_wave:"
        for wave, different in item.by_wave:
            keys = (
                ", ".join(f"{name}: {value}" for name, value in written_keys(different, {}))
                if different
                else ""
            )
            yield f"      {text(wave)}: {{{keys}}}" if different else f"      {text(wave)}: absent"


def written_keys(item: DraftItem, shared: Mapping[tuple[DraftOption, ...], str]) -> Iterator[tuple[str, str]]:
    """The keys that say where the answers stand and what they mean."""
    if item.is_grid:
        yield "grid", pairs(item.columns)
        yield "labels", pairs(item.labels)
    elif item.is_mentions:
        yield "mentions", listed(column for _, column in item.columns)
    elif item.columns:
        yield "columns", pairs(item.columns)
        yield "labels", pairs((option.code, option.label) for option in item.options)
    elif item.column:
        yield "column", text(item.column)
    if item.separator:
        yield "separator", text(item.separator) if item.separator != "\n" else '"\\n"'
    if item.selected:
        yield "selected", listed(item.selected)
    if item.type not in ("", "single", "multiple"):
        yield "type", item.type
    if item.type == "text":
        yield "publish", "false"
    if item.options and not item.has_column_options:
        yield "options", shared.get(item.options) or option_pairs(item.options)
    if item.aliases:
        yield "aliases", f"{{{', '.join(f'{cell(found)}: {text(code)}' for found, code in item.aliases)}}}"
    yield from _number_keys(item)
    if item.missing:
        yield "missing", reasons(item.missing)


def _number_keys(item: DraftItem) -> Iterator[tuple[str, str]]:
    if item.range:
        yield "range", f"[{item.range[0]}, {item.range[1]}]"
    if item.places_given:
        yield "places", str(item.places_given)
    if item.total:
        yield "total", f"{item.total:g}"
    if item.summary:
        yield "summary", item.summary
    if item.date_format:
        yield "date_format", text(item.date_format)
    if item.decimal:
        yield "decimal", text(item.decimal)


def counts_employees(item: DraftItem) -> bool:
    """Whether a number says how many people a company employs."""
    return item.type == "number" and bool(
        EMPLOYEES.search(fold(f"{item.name.replace('_', ' ')} {item.question}"))
    )
