"""What is different in an export from that of the wave before."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.codebook.model import ItemType, Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.engine.quote import identifier
from pipeline.errors import SurveyError

if TYPE_CHECKING:
    from pipeline.cli.earlier_wave import EarlierWave
    from pipeline.normalize.columns import ExportColumn

CLOSED = (ItemType.SINGLE, ItemType.ORDINAL, ItemType.MULTIPLE)


@dataclass(frozen=True, slots=True)
class MovedShare:
    """A share of the total that is at least 5 points from the wave before, beyond chance."""

    item: str
    option: str
    before: float
    now: float
    p_adjusted: float  # Benjamini and Hochberg, over the wave


@dataclass(frozen=True, slots=True)
class WaveChanges:
    """This wave's export beside the one before."""

    wave: str  # the one before
    new: tuple[str, ...]  # columns
    gone: tuple[str, ...]
    reworded: Mapping[str, tuple[str, str]]  # column -> its text before and now
    relabelled: Mapping[
        str, tuple[tuple[str, ...], tuple[str, ...]]
    ]  # column -> value labels only before, only now
    options: Mapping[
        str, tuple[tuple[str, ...], tuple[str, ...]]
    ]  # item -> options chosen only before, only now
    moved: tuple[MovedShare, ...]
    note: str = ""  # what could not be compared, and why
    is_published: bool = False  # the one before was taken as it is published, else read from its file


def compare_waves(study: Study, wave: Wave, tables: Tables, earlier: EarlierWave) -> WaveChanges:
    """The wave `tables` belong to, which is normalized, beside the one before: as published, else by its files."""
    if earlier.published is not None:
        return _compared(study, (wave, tables), (earlier.wave, earlier.published), is_published=True)
    from pipeline.ingest.wave import ingest_wave

    with tempfile.TemporaryDirectory(prefix="survey-before-") as scratch:

        def place(name: str) -> Path:
            return Path(scratch) / f"{name}.parquet"

        old = Tables(study.name, earlier.wave.name, place, place)
        ingest_wave(study, earlier.wave, earlier.files, old)
        return _compared(study, (wave, tables), (earlier.wave, old), is_published=False)


def _compared(
    study: Study, now: tuple[Wave, Tables], before: tuple[Wave, Tables], *, is_published: bool
) -> WaveChanges:
    from pipeline.normalize.columns import export_columns
    from pipeline.normalize.wave import normalize_wave

    columns, then = (export_columns(tables.load("export_columns")) for _, tables in (now, before))
    options: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    moved: tuple[MovedShare, ...] = ()
    note = ""
    try:
        if not is_published:
            normalize_wave(study, *before)
        options = changed_options(*now, *before)
        if now[0].series_break:
            note = f"shares are not compared across a break in the series: {now[0].series_break}"
        else:
            moved = moved_shares(study, now, before, is_published=is_published)
    except SurveyError as error:
        note = f"shares are not compared: {' '.join(str(error).split())[:300]}"
    found = (*_columns(columns, then), _labels(columns, then), options, moved, note)
    return WaveChanges(before[0].name, *found, is_published)


def _columns(
    now: Mapping[str, ExportColumn], then: Mapping[str, ExportColumn]
) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, tuple[str, str]]]:
    """New and gone columns, and those with another text, however the headers are typed."""
    from pipeline.normalize.fold import fold

    known = {fold(name): column for name, column in then.items()}
    here = {fold(name) for name in now}
    new = tuple(name for name, column in now.items() if fold(name) not in known and not column.role)
    gone = tuple(column.name for key, column in known.items() if key not in here and not column.role)
    texts = {
        name: (known[fold(name)].text, column.text) for name, column in now.items() if fold(name) in known
    }
    reworded = {name: (old, text) for name, (old, text) in texts.items() if fold(old) != fold(text)}
    return new, gone, reworded


def _labels(
    now: Mapping[str, ExportColumn], then: Mapping[str, ExportColumn]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Columns whose value labels the two files declare differently."""
    found = {}
    for name, column in now.items():
        if (
            name in then
            and column.labels
            and then[name].labels
            and dict(column.labels) != dict(then[name].labels)
        ):
            old, new = set(then[name].labels.items()), set(column.labels.items())
            found[name] = (_said(old - new), _said(new - old))
    return found


def _said(labels: set[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"{cell} {label}" for cell, label in sorted(labels))


def changed_options(
    wave: Wave, tables: Tables, before: Wave, old: Tables
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Item -> options that were chosen only before and only now, of the items that both waves asked."""
    asked = {item.name for item in before.items if item.in_wave and item.type in CLOSED}
    items = [item for item in wave.items if item.in_wave and item.name in asked and item.type in CLOSED]
    now, then = (_chosen([item.name for item in items], one) for one in (tables, old))
    found = {}
    for item in items:
        gone, new = then[item.name] - now[item.name], now[item.name] - then[item.name]
        if gone or new:
            found[item.name] = (tuple(sorted(gone)), tuple(sorted(new)))
    return found


def _chosen(items: Sequence[str], tables: Tables) -> dict[str, frozenset[str]]:
    """Item -> the options that somebody chose."""
    if not items:
        return {}
    with Engine() as engine:
        engine.view("responses", tables.path("responses"))
        types = {row[0]: row[1] for row in engine.connection.execute("DESCRIBE responses").fetchall()}
        lists = {
            item: f"list_distinct({'flatten' if types[item].endswith('[]') else ''}(list({identifier(item)})))"
            for item in items
        }
        found = engine.sums("responses", {}, lists)
        return {item: frozenset(code for code in found[item].iloc[0] if code is not None) for item in items}


def moved_shares(
    study: Study, now: tuple[Wave, Tables], before: tuple[Wave, Tables], *, is_published: bool = False
) -> tuple[MovedShare, ...]:
    """Shares of the total that moved, weighted and tested as they would be published, or `before` as it is."""
    from pipeline.checks.drift import moved_shares as moved
    from pipeline.score.wave import score_wave
    from pipeline.tabulate.wave import tabulate_wave
    from pipeline.weight.wave import weight_wave

    for wave, tables in (now,) if is_published else (now, before):
        for stage in (score_wave, weight_wave, tabulate_wave):
            stage(study, wave, tables)
    return tuple(
        MovedShare(row.item, row.option, float(row.share_before), float(row.share), float(row.p_adjusted))
        for row in moved(now[1], before[1]).itertuples(index=False)
    )
