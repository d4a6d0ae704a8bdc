"""Profiles and exports drawn in a test."""

from pathlib import Path

from pipeline.draft.profile import Profile, profiles
from pipeline.draft.words import NOT_AVAILABLE
from pipeline.ingest.export import Column
from pipeline.ingest.read import read_export


def profile(name: str, cells: dict[str, int], *, rows: int = 0, **column) -> Profile:
    """A column with these cells and how often each occurs; `rows` 0: nobody left it blank."""
    kept = {cell: times for cell, times in cells.items() if cell.lower() not in NOT_AVAILABLE}
    answered = sum(cells.values())
    return Profile(
        Column(name, 1, **column),
        rows or answered,
        answered,
        len(kept),
        tuple(sorted(kept.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(cell for cell in cells if cell not in kept),
    )


def exported(folder: Path, text: str, name: str = "2012.csv") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def profiled(path: Path) -> dict[str, Profile]:
    """The profiles of a file's columns by name."""
    return {one.column.name: one for one in profiles(read_export(path))}
