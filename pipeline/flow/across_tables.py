"""The tables that span waves, as they are published now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.contract import stored_tables
from pipeline.flow.preview import preview
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import current_manifest

NAMES = (*stored_tables(spans="study"), *stored_tables(spans="all"))


@dataclass(frozen=True, slots=True)
class AcrossTable:
    """One table over all studies: its files, its rows, and the first of them as Markdown."""

    name: str
    files: tuple[Path, ...]
    rows: int
    preview: str


def across_tables(folder: DataFolder) -> tuple[AcrossTable, ...]:
    """`trends` of every study and `pooled` over them; empty where nothing is published."""
    published = current_manifest(folder).generations
    generations = [
        Generation(folder, key.partition(":")[0], key.partition(":")[2], hash_)
        for key, hash_ in sorted(published.items())
        if key.endswith(":_")
    ]
    return tuple(_table(name, generations) for name in NAMES if published)


def _table(name: str, generations: list[Generation]) -> AcrossTable:
    holding = [one for one in generations if one.has([name])]
    rows = {one.study: one.tables.rows(name) for one in holding}
    shown = [f"**{one.study}**\n\n{preview(one.tables, name)}" for one in holding if rows[one.study]]
    return AcrossTable(
        name,
        tuple(one.tables.path(name) for one in holding),
        sum(rows.values()),
        "\n\n".join(shown) or "No rows.",
    )
