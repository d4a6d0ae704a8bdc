"""What a snapshot holds: which generation of each wave, made from which files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pipeline.errors import PublicationError
from pipeline.storage.folder import DataFolder
from pipeline.storage.reader_lock import current_snapshot

KEPT_GENERATIONS = 5  # of each wave, for `survey diff` and for a revert that is instant


@dataclass(frozen=True, slots=True)
class Manifest:
    """Generations by `study:wave` (and `study:_`, `_:_` across waves and studies), and the files behind them."""

    number: int = 0
    generations: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # study:wave -> file name -> sha256
    withdrawn: Mapping[str, str] = field(default_factory=dict)  # study:wave -> inputs it was withdrawn with
    history: Mapping[str, list[str]] = field(default_factory=dict)  # key -> generations, newest first

    def write(self, to: Path) -> None:
        """Writes it as JSON; the same manifest gives the same bytes."""
        to.write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_manifest(snapshot: Path) -> Manifest:
    """The manifest of a snapshot's folder. Raises PublicationError for one that cannot be read."""
    path = snapshot / "manifest.json"
    try:
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (TypeError, ValueError) as error:
        raise PublicationError(
            f"{path}: this is no manifest of this version ({error}). Remove data/processed/current "
            "and run again: everything published is made from data/raw."
        ) from error


def current_manifest(folder: DataFolder) -> Manifest:
    """What is published now; an empty manifest where nothing is."""
    with current_snapshot(folder) as snapshot:
        return read_manifest(snapshot) if snapshot else Manifest()


def with_history(history: Mapping[str, list[str]], generations: Mapping[str, str]) -> dict[str, list[str]]:
    """The history after these generations are published; a revert moves its generation to the front."""
    after = {key: list(hashes) for key, hashes in history.items()}
    for key, hash_ in generations.items():
        others = [other for other in after.get(key, []) if other != hash_]
        after[key] = [hash_, *others][:KEPT_GENERATIONS]
    return after


def changed_keys(before: Manifest, after: Manifest) -> tuple[str, ...]:
    """The keys whose generation is another one, or that are in only one of the two."""
    keys = sorted({*before.generations, *after.generations})
    return tuple(key for key in keys if before.generations.get(key) != after.generations.get(key))
