"""Which waves to run when files arrive: a pure decision over what was seen before. No Dagster, no clock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import PublicationError
from pipeline.storage.discover import Discovered, WaveFiles
from pipeline.storage.fingerprint import combined_fingerprint, sha256_of

MOST_REQUESTS = 25  # a tick: many files at once are worked off tick by tick
MOST_BYTES = 2_000_000_000  # hashed in a tick, which Dagster ends after a minute; a larger file has its own
MOST_NAMED = 5  # waves of which a tick says the same


@dataclass(frozen=True, slots=True)
class Look:
    """One file as it stood at a tick."""

    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the last tick left it; its hash is known once it held still for two ticks."""

    look: Look
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the ticks so far have seen and asked for; kept in the sensor's cursor as JSON."""

    files: Mapping[str, Known] = field(default_factory=dict)
    requested: Mapping[str, str] = field(default_factory=dict)  # study:wave -> fingerprint
    arrivals: int = 0
    refused: tuple[str, ...] = ()  # what the last tick could not take, so that nobody is told twice

    def to_json(self) -> str:
        """The cursor."""
        files = {
            path: [known.look.size, known.look.modified_ns, known.sha256]
            for path, known in self.files.items()
        }
        return json.dumps(
            {
                "files": files,
                "requested": dict(self.requested),
                "arrivals": self.arrivals,
                "refused": self.refused,
            }
        )


def memory_of(cursor: str | None) -> Memory:
    """The memory in a cursor; an empty one where there is none, or where nobody can read it."""
    try:
        content = json.loads(cursor or "{}")
        files = {
            path: Known(Look(size, at), sha) for path, (size, at, sha) in content.get("files", {}).items()
        }
        return Memory(
            files,
            content.get("requested", {}),
            int(content.get("arrivals", 0)),
            tuple(content.get("refused", ())),
        )
    except (ValueError, TypeError, AttributeError):
        return Memory()


@dataclass(frozen=True, slots=True)
class Request:
    """A run to ask for. The run key differs for every arrival, since Dagster runs a key once for ever."""

    key: str
    run_key: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a tick does: the runs, what to say, what to remember, and what is refused since this tick."""

    requests: tuple[Request, ...]
    said: tuple[str, ...]
    memory: Memory
    refused: tuple[str, ...] = ()


def decide(
    memory: Memory,
    found: Discovered,
    looks: Mapping[Path, Look],
    published: Mapping[str, str],
    *,
    most: int = MOST_REQUESTS,
    most_bytes: int = MOST_BYTES,
) -> Decision:
    """Asks for every wave whose settled files differ from those it was last asked for or published with.

    `looks`: the files as they stand now; one that is gone is missing. `published`: fingerprints by wave.
    A file is settled when two ticks saw it alike; a wave waits until all of its files are. A wave that is gone
    is forgotten: put back as it was it runs again, since its run may have come too late.
    """
    files = _remembered_files(looks, memory, most_bytes)
    there = {wave.key for wave in found.waves}
    requested = {key: one for key, one in memory.requested.items() if key in there}
    requests: list[Request] = []
    said = list(found.problems)
    unsettled: list[str] = []
    waiting = 0
    for wave in found.waves:
        paths = [str(path) for path in inputs(wave)]
        if not all(path in files and files[path].sha256 for path in paths):
            unsettled.append(wave.key)
            continue
        fingerprint = combined_fingerprint((Path(path).name, files[path].sha256) for path in paths)
        if fingerprint == requested.get(wave.key, published.get(wave.key)):
            continue
        if len(requests) == most:
            waiting += 1
            continue
        requested[wave.key] = fingerprint
        arrival = memory.arrivals + len(requests) + 1
        requests.append(Request(wave.key, f"{wave.key}/{fingerprint}/{arrival}"))
    if unsettled:
        said.append(
            f"{_named(unsettled)}: files are still changing, were not looked at twice, or one is missing"
        )
    if waiting:
        said.append(f"{waiting} more waves wait for the next ticks")
    refused = tuple(problem for problem in found.problems if problem not in memory.refused)
    after = Memory(files, requested, memory.arrivals + len(requests), found.problems)
    return Decision(tuple(requests), tuple(said), after, refused)


def inputs(wave: WaveFiles) -> tuple[Path, ...]:
    """The files whose bytes make a wave, in the order of its fingerprint."""
    return (*wave.exports, wave.codebook, *wave.support)


def looks_at(found: Discovered) -> dict[Path, Look]:
    """How every file of the waves stands now. A file that disappears while looking is left out."""
    looks = {}
    for path in {path for wave in found.waves for path in inputs(wave)}:
        try:
            stat = path.stat()
        except OSError:
            continue
        looks[path] = Look(stat.st_size, stat.st_mtime_ns)
    return looks


def _named(keys: list[str]) -> str:
    more = len(keys) - MOST_NAMED
    return ", ".join(keys[:MOST_NAMED]) + (f" and {more:,} more waves" if more > 0 else "")


def _remembered_files(looks: Mapping[Path, Look], memory: Memory, most_bytes: int) -> dict[str, Known]:
    """Every file as it is known after this tick. Files are hashed in the order of their names while there is room."""
    known, hashed = {}, 0
    for path in sorted(looks):
        look = looks[path]
        before = memory.files.get(str(path))
        if before is None or before.look != look:
            before = Known(look)
        elif not before.sha256 and (not hashed or hashed + look.size <= most_bytes):
            before = _hashed(path, look)
            hashed += look.size
        known[str(path)] = before
    return known


def _hashed(path: Path, look: Look) -> Known:
    try:
        return Known(look, sha256_of(path))
    except PublicationError:  # gone since it was looked at: the wave waits, and the tick says so
        return Known(look)
