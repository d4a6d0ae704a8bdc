"""The languages of a codebook's texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path

if TYPE_CHECKING:
    from pipeline.codebook.written import WrittenText
    from pipeline.codebook.written_item import WrittenItem
    from pipeline.codebook.written_study import WrittenStudy

Place = tuple[Path, "WrittenText | None"]


def languages_of(written: WrittenStudy) -> tuple[str, ...]:
    """The study's languages, or those its texts have, in the order in which they first appear."""
    if written.languages is not None:
        return tuple(dict.fromkeys(written.languages))
    return tuple(
        dict.fromkeys(
            language for _, text in texts_of(written) if isinstance(text, dict) for language in text
        )
    )


def check_languages(reading: Reading) -> None:
    """Note each text in a language that is not among `languages`."""
    known = reading.written.languages
    if known is None:
        return
    for path, text in texts_of(reading.written):
        for language in text if isinstance(text, dict) else ():
            if language not in known:
                listed = ", ".join(known)
                reading.report(
                    (*path, language),
                    f"found the language {language}; `languages` has {listed}: add it there",
                )


def texts_of(written: WrittenStudy) -> Iterator[Place]:
    """Every text with its path."""
    yield ("title",), written.title
    for name, wave in written.waves.items():
        yield ("waves", name, "label"), wave.label
    for name, pairs in written.option_lists.items():
        yield from _of_entries(("option_lists", name), pairs)
    for name, item in written.items.items():
        yield from _of_item(("items", name), item)
        for wave_name, change in (item.by_wave or {}).items():
            if not isinstance(change, str):
                yield from _of_item(("items", name, "by_wave", wave_name), change)
    for name, derived in written.derived.items():
        yield ("derived", name, "question"), derived.question
        yield from _of_entries(("derived", name, "options"), derived.options)
    for name, score in written.scores.items():
        yield ("scores", name, "label"), score.label
        yield from _of_entries(("scores", name, "levels"), score.levels)
    for place, file in enumerate(written.outcome_files):
        for name, column in file.columns.items():
            yield ("outcome_files", place, "columns", name, "label"), column.label


def _of_item(path: Path, item: WrittenItem) -> Iterator[Place]:
    yield (*path, "question"), item.question
    for code, label in (item.labels or {}).items():
        yield (*path, "labels", code), label
    yield from _of_entries((*path, "options"), item.options)
    for name, bands in (item.bands or {}).items():
        yield from _of_entries((*path, "bands", name), bands)
    for code, net in (item.nets or {}).items():
        if not isinstance(net, tuple):
            yield (*path, "nets", code, "label"), net.label


def _of_entries(path: Path, entries: str | tuple | None) -> Iterator[Place]:
    """The labels of pairs, bands or levels: the second of each entry."""
    if isinstance(entries, tuple):
        for place, entry in enumerate(entries):
            yield (*path, place, 1), entry[1]
