"""Which published numbers changed since the generation before, and which of its inputs brought that about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.contract import TABLES
from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal
from pipeline.errors import UsageError
from pipeline.flow.subtractable import Subtractable, subtractable
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import MADE_FROM, Generation
from pipeline.storage.manifest import current_manifest

HERE = Path(__file__).parent
NUMBERS = {
    "rates": ("share", "unweighted_base"),
    "score_means": ("mean", "unweighted_base"),
    "correlations": ("estimate", "unweighted_base"),
    "benchmarks": ("computed_share", None),
}
# part of a key, not of its name
ORDERS = ("item_order", "option_order", "banner_order", "banner_option_order")


@dataclass(frozen=True, slots=True)
class Change:
    """One number that is another than before; None where its row is new or gone, or the number is not shown."""

    table: str
    key: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class WaveDiff:
    """A wave's published generation beside the one before it; `why` names the inputs that differ."""

    key: str
    before: str
    after: str
    why: tuple[str, ...]
    changes: tuple[Change, ...]
    subtractable: Subtractable | None = None


def diff_wave(folder: DataFolder, key: str) -> WaveDiff | None:
    """What changed in `study:wave`; None where no generation before the published one is kept.

    Raises UsageError for a wave that is not published.
    """
    published = current_manifest(folder)
    if key not in published.generations:
        there = ", ".join(sorted(published.files)) or "none"
        raise UsageError(f"{key!r}: no such wave is published; there is {there}.")
    study, wave = key.split(":")
    kept = [Generation(folder, study, wave, hash_) for hash_ in published.history.get(key, ())]
    now, *earlier = [one for one in kept if one.is_whole]
    if not earlier:
        return None
    before = earlier[0]
    with Engine(threads=1) as engine:
        changes = [change for table in NUMBERS for change in changed_numbers(engine, table, before, now)]
        few = subtractable(engine, before, now)
    return WaveDiff(key, before.hash, now.hash, changed_inputs(before, now), tuple(changes), few)


def changed_inputs(earlier: Generation, now: Generation) -> tuple[str, ...]:
    """`file NAME` for each file that differs, and `code`: what a generation is made from."""
    before, after = (
        json.loads((one.directory(private=False) / MADE_FROM).read_text(encoding="utf-8"))
        for one in (earlier, now)
    )
    names = sorted({*before["files"], *after["files"]})
    files = [f"file {name}" for name in names if before["files"].get(name) != after["files"].get(name)]
    return (*files, *(["code"] if before["code"] != after["code"] else []))


def changed_numbers(engine: Engine, table: str, earlier: Generation, now: Generation) -> list[Change]:
    """The rows of a table whose number, or base, is another than before, in the table's order."""
    number, base = NUMBERS[table]
    columns = drawn_columns(table, number, base)
    for name, generation in (("before", earlier), ("after", now)):
        engine.view(name, generation.tables.path(table), columns)
    rows = engine.connection.execute((HERE / "changed_numbers.sql").read_text(encoding="utf-8")).fetchall()
    return [Change(table, *row) for row in rows]


def drawn_columns(table: str, number: str, base: str | None) -> dict[str, str]:
    """`key`, `number` and `unweighted_base` as expressions over a published table."""
    key = [name for name in TABLES[table].key if name not in ("study", "wave", *ORDERS)]
    drawn = [f"{literal(f'{name}=')} || coalesce({identifier(name)}::VARCHAR, '')" for name in key]
    return {
        "key": f"concat_ws(', ', {', '.join(drawn)})",
        "number": identifier(number),
        "unweighted_base": identifier(base) if base else "NULL::BIGINT",
    }
