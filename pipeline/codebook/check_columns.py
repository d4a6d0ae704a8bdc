"""Columns and files that the codebook names: none that is thrown away, none that is not seen."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.codebook.model import Study, Wave
from pipeline.codebook.reading import Reading
from pipeline.codebook.support import support_files
from pipeline.codebook.values import Path


def check_discard(study: Study, reading: Reading) -> None:
    """Note discarded columns that are needed."""
    needed = {column: user for column, user in _columns(study)}
    for place, column in enumerate(study.discard):
        if column in needed:
            user = needed[column]
            reading.report(
                ("discard", place), f"the column {column} is needed for {user}; remove one of the two"
            )


def check_support_files(reading: Reading, text: str) -> None:
    """Note where the quick look for the files beside the codebook sees others than its reading."""
    if reading.lost or reading.problems.found:
        return  # parts are missing from what was read
    seen = support_files(text)
    named = {name: path for path, name in _files(reading)}
    for name, path in named.items():
        if name not in seen:
            reading.report(path, f"write the name {name} behind its key, on the same line")
    for name in seen:
        if name not in named:
            line = text.count("\n", 0, text.index(name)) + 1
            reading.problems.add(
                line, "", f"{name} looks like a file beside the codebook but is none; quote the text"
            )


def _files(reading: Reading) -> Iterator[tuple[Path, str]]:
    written = reading.written
    for path, part in (((), written), *((("waves", name), wave) for name, wave in written.waves.items())):
        if isinstance(part.targets, str):
            yield (*path, "targets"), part.targets
        if part.nonresponse is not None and isinstance(part.nonresponse.sampled, str):
            yield (*path, "nonresponse", "sampled"), part.nonresponse.sampled
        if part.meta is not None:
            yield (*path, "meta"), part.meta
    for name, item in written.items.items():
        if item.codes is not None:
            yield ("items", name, "codes"), item.codes
        for wave, change in (item.by_wave or {}).items():
            if not isinstance(change, str) and change.codes is not None:
                yield ("items", name, "by_wave", wave, "codes"), change.codes
    for place, file in enumerate(written.outcome_files):
        yield ("outcome_files", place, "file"), file.file


def _columns(study: Study) -> Iterator[tuple[str, str]]:
    """Every column that some wave needs, and what for."""
    for wave in (study.default_wave, *study.waves):
        yield from ((column, key) for key, column in _columns_of(wave) if column is not None)
        for item in wave.items:
            yield from (
                (column, item.name)
                for column in (item.column, *item.columns.values(), *item.mentions)
                if column is not None
            )


def _columns_of(wave: Wave) -> Iterator[tuple[str, str | None]]:
    yield "respondent_id", wave.respondent_id
    yield "company_id", wave.company_id
    yield "duration", wave.duration
    yield "disposition", wave.disposition.column if wave.disposition else None
    yield "exclude", wave.exclude.duplicate
    yield from (("design", column) for column in (wave.design.strata, wave.design.psu, wave.design.fpc))
    yield from ((f"the weight {weight.name}", weight.column) for weight in wave.weights)
