"""Opens a source: undoes gzip, archives and sheets, and stops where a file unpacks without end."""

from __future__ import annotations

import bz2
import errno
import gzip
import io
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from pipeline.errors import ExportError
from pipeline.ingest.child import in_child
from pipeline.ingest.export import Source, Step

MAX_UNPACKED = 8 << 30
MAX_RATIO = 200  # of a plausible survey; only looked at above MIN_SUSPECT bytes
MIN_SUSPECT = 1 << 28


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A path that C code can open, and the descriptors a child must inherit for it."""

    path: str
    descriptors: tuple[int, ...] = ()


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """The unpacked bytes, from the first. Raises ExportError where the file or archive cannot be read.

    What else goes wrong while they are read, such as a disk that is full, is not the file's fault and passes.
    """
    with ExitStack() as stack:
        try:
            file = _unpacked(source, stack)
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError) as error:
            raise _unreadable(source, error) from error  # RuntimeError: a password, an unknown compression
        try:
            yield file
        # NotImplementedError is zipfile's word for a list of members in a version of zip that it does not know
        except (EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
            raise _unreadable(source, error) from error
        except OSError as error:
            if error.errno not in (None, errno.EIO):  # None: what gzip and bzip2 say of damaged bytes
                raise
            raise _unreadable(source, error) from error


def _unpacked(source: Source, stack: ExitStack) -> BinaryIO:
    file: BinaryIO = stack.enter_context(source.path.open("rb"))
    for number, step in enumerate(source.steps):
        before = Source(source.path, source.steps[:number])
        file = stack.enter_context(_undone(step, file, before))
    return file


def _unreadable(source: Source, error: Exception) -> ExportError:
    return ExportError(f"{source.name}: cannot be read ({error}); copy or export the file again.")


@contextmanager
def on_disk(source: Source) -> Iterator[OnDisk]:
    """The unpacked bytes as a file; a copy has no name in any folder, so nothing stays if we are killed."""
    if not source.steps:
        yield OnDisk(str(source.path))
        return
    with tempfile.TemporaryFile() as copy:
        with open_source(source) as packed:
            shutil.copyfileobj(packed, copy, 1 << 20)
        copy.flush()
        yield OnDisk(f"/dev/fd/{copy.fileno()}", (copy.fileno(),))


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Puts the file's name before an error that was raised without knowing it."""
    try:
        yield
    except ExportError as error:
        raise ExportError(f"{name}: {error}") from error


@contextmanager
def _undone(step: Step, file: BinaryIO, before: Source) -> Iterator[BinaryIO]:
    if step.kind == "sheet":
        with on_disk(before) as book, tempfile.TemporaryFile() as text:
            values = {"path": book.path, "sheet": step.member, "to": f"/dev/fd/{text.fileno()}"}
            descriptors = (*book.descriptors, text.fileno())
            in_child(
                "pipeline.ingest.sheets:write_text", file=before.name, values=values, descriptors=descriptors
            )
            text.seek(0)
            yield cast(BinaryIO, text)
    elif step.kind == "zip":
        with zipfile.ZipFile(file) as archive, archive.open(step.member) as member:
            packed = archive.getinfo(step.member).compress_size
            yield cast(BinaryIO, io.BufferedReader(_Bounded(cast(BinaryIO, member), before.name, packed)))
    else:
        packed = before.path.stat().st_size
        opener = bz2.open if step.kind == "bzip2" else gzip.open
        with opener(file, "rb") as unpacked:
            yield cast(BinaryIO, io.BufferedReader(_Bounded(cast(BinaryIO, unpacked), before.name, packed)))


class _Bounded(io.RawIOBase):
    """A file that raises where it gives far more bytes than any survey packs into so few."""

    def __init__(self, file: BinaryIO, name: str, packed: int):
        self._file, self._name, self._packed = file, name, packed

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        block = self._file.read(len(view))
        view[: len(block)] = block
        given = self._file.tell()
        if given > MAX_UNPACKED or (given > MIN_SUSPECT and given > MAX_RATIO * self._packed):
            raise ExportError(
                f"{self._name}: unpacks to over {given >> 20} MB from {self._packed >> 10} KB; "
                "this is no survey export."
            )
        return len(block)
