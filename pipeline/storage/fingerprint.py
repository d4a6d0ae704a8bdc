"""What goes into a generation, as one hash: files, codebook, code and the libraries that compute."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.errors import PublicationError
from pipeline.storage.discover import WaveFiles

LIBRARIES = ("duckdb", "numpy", "pandas", "pyreadstat", "scipy")
NOT_COMPUTING = ("cli", "reconstruct")  # packages whose code makes no published number


def fingerprint(wave: WaveFiles) -> str:
    """The hash that names a wave's generation. Raises PublicationError where a file is gone or unreadable."""
    paths = (*wave.exports, wave.codebook, *wave.support)
    return combined_fingerprint((path.name, sha256_of(path)) for path in paths)


def combined_fingerprint(files: Iterable[tuple[str, str]]) -> str:
    """The fingerprint of files by name and hash, in this order, under the code as it is."""
    digest = hashlib.sha256(code_version().encode())
    for name, sha256 in files:
        digest.update(f"\n{name} {sha256}".encode())
    return digest.hexdigest()[:16]


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes; the same file is not read twice while it does not change."""
    try:
        stat = path.stat()
        return _sha256(path, stat.st_size, stat.st_mtime_ns, stat.st_ino)
    except OSError as error:
        raise PublicationError(
            f"{path}: cannot be read ({error.strerror}); put the file back and run again"
        ) from error


@cache
def _sha256(path: Path, size: int, modified_ns: int, inode: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def code_version() -> str:
    """The hash of the code and library versions that make published numbers."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if path.is_file() and inside.parts[0] not in NOT_COMPUTING and "__pycache__" not in inside.parts:
            digest.update(f"{inside.as_posix()}\n".encode())
            digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()[:16]
