"""Which waves a command line names. The standard library only: `survey run` decides with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import ExportError, UsageError
from pipeline.storage.pending import Pending


def chosen_waves(state: Pending, raw: Path, named: Sequence[str]) -> tuple[str, ...]:
    """The keys `study:wave` of the named studies and waves, in their order; without a name all of them.

    Raises UsageError for a name that does not exist, ExportError for a study that holds no wave.
    """
    every = tuple(sorted((*state.up_to_date, *(wave.files.key for wave in state.waves))))
    if not named:
        return every
    wanted = {key for name in named for key in _keys(name, every, state, raw)}
    return tuple(key for key in every if key in wanted)


def problems_of(state: Pending, raw: Path, named: Sequence[str]) -> tuple[str, ...]:
    """The problems in the folders of the named studies; without a name all of them."""
    folders = [str(raw / name.partition(":")[0]) for name in named]
    return tuple(
        problem
        for problem in state.problems
        if not folders or any(problem.startswith((f"{folder}/", f"{folder}:")) for folder in folders)
    )


def _keys(name: str, every: Sequence[str], state: Pending, raw: Path) -> list[str]:
    study, colon, wave = name.partition(":")
    of_study = [key for key in every if key.partition(":")[0] == study]
    if not study or not (of_study or (raw / study).is_dir()):
        studies = sorted({key.partition(":")[0] for key in every})
        raise UsageError(f"{study!r}: there is no such study in {raw}; there is {_listed(studies)}.")
    if not of_study:
        about = problems_of(state, raw, [study])
        raise ExportError("\n".join(about) or f"{raw / study}: there is no export in this folder.")
    if colon and name not in every:
        waves = [key.partition(":")[2] for key in of_study]
        raise UsageError(f"{name!r}: {study} has no wave {wave!r}; there is {_listed(waves)}.")
    return [name] if colon else of_study


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
