"""Reads the exports with the draft: what a draft says of an item must hold for every cell, not for the first 400."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.codebook import load_study
from pipeline.draft.drafted import DraftItem
from pipeline.engine import Engine, Tables
from pipeline.ingest.companions import with_companions
from pipeline.ingest.wave import ingest_wave
from pipeline.normalize.columns import export_columns
from pipeline.normalize.read_items import read_items
from pipeline.normalize.resolve import resolve_columns


def disproved(text: str, study: str, waves: Mapping[str, Sequence[Path]]) -> dict[str, str]:
    """Item -> why it cannot be read as the draft `text` says, over all waves."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="survey-draft-") as scratch:
        codebook = Path(scratch) / study / "codebook.yaml"
        codebook.parent.mkdir()
        codebook.write_text(text, encoding="utf-8")
        drafted = load_study(codebook)
        for name, files in waves.items():

            def place(table: str) -> Path:
                return Path(scratch) / f"{table}.parquet"

            wave, tables = drafted.wave(name), Tables(study, name, place, place)
            ingest_wave(drafted, wave, with_companions(files[0]) if len(files) == 1 else files, tables)
            columns = export_columns(tables.load("export_columns"))
            with Engine() as engine:
                engine.view("rows", tables.path("export_rows"))
                read = read_items(engine, resolve_columns(wave, columns).wave, columns, "")
            found = {item: problems[0] for item, problems in read.problems_of.items()} | found
    return found


def as_texts(items: Sequence[DraftItem], why: Mapping[str, str]) -> tuple[DraftItem, ...]:
    """The items, those that could not be read as texts of their columns with what was in the way."""
    return tuple(kept for item in items for kept in _kept(item, why))


def _kept(item: DraftItem, why: Mapping[str, str]) -> tuple[DraftItem, ...]:
    names = dict(item.columns)
    if item.is_grid:
        bad = [name for name in names if name in why]
        good = tuple(pair for pair in item.columns if pair[0] not in bad)
        labels = tuple(pair for pair in item.labels if pair[0] not in bad)
        rest = (replace(item, columns=good, labels=labels, by_wave=_without(item, bad)),) if good else ()
        return rest + tuple(
            _text(item, name, name, dict(item.labels).get(name, ""), why[name]) for name in bad
        )
    codes = (*names, *(option.code for option in item.options))  # of a ranking's options too
    made = (item.name, *(f"{item.name}_{code}" for code in codes))
    reason = next((why[name] for name in made if name in why), None)
    if reason is None:
        return (item,)
    if names:
        labels_of = {option.code: option.label for option in item.options}
        return tuple(
            _text(item, code, f"{item.name}_{code}", labels_of.get(code, ""), reason) for code in names
        )
    return (_text(item, "", item.name, item.question, reason),)


def _text(item: DraftItem, code: str, name: str, question: str, why: str) -> DraftItem:
    """The column of one option, or the item's own, as a text in the same waves."""
    by_wave = [(wave, other and _column(other, code)) for wave, other in item.by_wave]
    return DraftItem(
        name,
        "text",
        f"not all of its cells can be read otherwise: {why}",
        question=question,
        column=_column(item, code),
        waves=item.waves,
        by_wave=tuple(
            (wave, DraftItem("", "", "", column=column) if column else None) for wave, column in by_wave
        ),
    )


def _column(item: DraftItem, code: str) -> str | None:
    return dict(item.columns).get(code) if code else item.column or item.name


def _without(item: DraftItem, names: Sequence[str]) -> tuple[tuple[str, DraftItem | None], ...]:
    """What is different in a wave, without some of the grid's rows."""
    return tuple(
        (
            wave,
            other
            and replace(
                other,
                columns=tuple(pair for pair in other.columns if pair[0] not in names),
                labels=tuple(pair for pair in other.labels if pair[0] not in names),
            ),
        )
        for wave, other in item.by_wave
    )
