"""What goes into a generation, as one hash: files, codebook, code and the libraries that compute."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.errors import PublicationError
from pipeline.storage.discover import WaveFiles

LIBRARIES = ("duckdb", "numpy", "pandas", "pyarrow", "pyreadstat", "scipy")
NOT_COMPUTING = ("cli", "notebook", "reconstruct")  # packages whose code makes no published number
SETTLED_NS = 2_000_000_000  # a file touched this lately can change again without another time stamp


def fingerprint(wave: WaveFiles) -> str:
    """The hash that names a wave's generation. Raises PublicationError where a file is gone or unreadable."""
    return combined_fingerprint((path.name, sha256_of(path)) for path in wave.inputs)


def combined_fingerprint(files: Iterable[tuple[str, str]]) -> str:
    """The fingerprint of files by name and hash, in this order, under the code as it is."""
    return _digest(code_version(), combined_inputs(files))


def inputs_of(wave: WaveFiles) -> str:
    """The hash of a wave's files alone: what it was withdrawn with, whatever the code."""
    return combined_inputs((path.name, sha256_of(path)) for path in wave.inputs)


def combined_inputs(files: Iterable[tuple[str, str]]) -> str:
    """The hash of files by name and hash, in this order."""
    return _digest(*(f"{name} {sha256}" for name, sha256 in files))


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes; the same file is not read twice while it does not change."""
    try:
        stat = path.stat()
        if abs(time.time_ns() - stat.st_mtime_ns) < SETTLED_NS:
            return _read_sha256(path)
        return _sha256(path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    except OSError as error:
        raise PublicationError(
            f"{path}: cannot be read ({error.strerror}); put the file back and run again"
        ) from error


@cache
def _sha256(path: Path, size: int, modified_ns: int, changed_ns: int, inode: int) -> str:
    return _read_sha256(path)


def _read_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def code_version() -> str:
    """The hash of the code and library versions that make published numbers."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if path.is_file() and _computes(inside):
            digest.update(f"{inside.as_posix()}\n".encode())
            digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()[:16]


def _computes(inside: Path) -> bool:
    if inside.parts[0] in NOT_COMPUTING or inside.name.startswith(".") or inside.name.endswith("~"):
        return False
    return "__pycache__" not in inside.parts


def _digest(*lines: str) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
