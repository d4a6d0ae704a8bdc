"""Waves that were expected and have not come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.codebook import load_study
from pipeline.codebook.model import Study
from pipeline.errors import CodebookError
from pipeline.storage.discover import CODEBOOK, discover_study
from pipeline.storage.folder import DataFolder


@dataclass(frozen=True, slots=True)
class Overdue:
    """A wave without an export after the day it was expected on."""

    key: str
    expected_on: date
    days: int


def overdue_waves(study: Study, there: Iterable[str], today: date) -> tuple[Overdue, ...]:
    """The waves of a study that were expected before today and of which no export is there."""
    exports = set(there)
    expected = {wave.name: date.fromisoformat(wave.expected_on) for wave in study.waves if wave.expected_on}
    return tuple(
        Overdue(f"{study.name}:{name}", on, (today - on).days)
        for name, on in expected.items()
        if name not in exports and on < today
    )


def overdue(folder: DataFolder, today: date) -> tuple[Overdue, ...]:
    """The overdue waves of all studies; a study whose codebook cannot be read is reported by its runs."""
    found: list[Overdue] = []
    for codebook in sorted(folder.raw.glob(f"*/{CODEBOOK}")):
        try:
            study = load_study(codebook)
        except CodebookError:
            continue
        there = [wave.wave for wave in discover_study(codebook.parent).waves]
        found += overdue_waves(study, there, today)
    return tuple(found)
