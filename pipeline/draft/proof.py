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
    if item.is_grid:
        bad = [(name, column) for name, column in item.columns if name in why]
        good = tuple(pair for pair in item.columns if pair not in bad)
        labels = tuple((name, label) for name, label in item.labels if name not in why)
        rest = (replace(item, columns=good, labels=labels),) if good else ()
        return rest + tuple(
            _text(name, column, dict(item.labels).get(name, ""), why[name]) for name, column in bad
        )
    names = (item.name, *(f"{item.name}_{code}" for code, _ in item.columns))  # of a ranking's options too
    reason = next((why[name] for name in names if name in why), None)
    if reason is None:
        return (item,)
    if item.columns:
        labels_of = {option.code: option.label for option in item.options}
        return tuple(
            _text(f"{item.name}_{code}", column, labels_of.get(code, ""), reason)
            for code, column in item.columns
        )
    return (_text(item.name, item.column or item.name, item.question, reason),)


def _text(name: str, column: str, question: str, why: str) -> DraftItem:
    return DraftItem(
        name, "text", f"not all of its cells can be read otherwise: {why}", question=question, column=column
    )
