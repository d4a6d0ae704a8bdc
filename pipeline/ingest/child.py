"""Runs functions in a child process with limits on memory and time.

Binary formats are read by C code: a bad file must cost an error, not the run.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.quoted_cell import is_quoted

MEMORY_BYTES = 6 << 30
SECONDS = 600
_ROOT = str(Path(__file__).resolve().parents[2])
_QUOTED = re.compile(r"(['\"])(.*?)\1")
_PROGRAM = "from pipeline.ingest.child import main; main()"


def in_child(
    function: str, *, file: str, values: Mapping[str, Any], descriptors: tuple[int, ...] = ()
) -> Any:
    """The result of `function` ("pipeline.ingest.statfile:describe") with keywords `values`; both go as JSON.

    A dataclass comes back as a dictionary. `descriptors` are open files that the child inherits.

    Raises ExportError, which then names `file`, where the child does, runs out of memory or time, or crashes.
    """
    kept = _KEPT.get()
    if kept is None or descriptors:  # files are inherited at the start only
        child = _Child(descriptors)
        try:
            return child.ask(function, values, file)
        finally:
            child.end()
    if not kept:
        kept.append(_Child())
    try:
        return kept[0].ask(function, values, file)
    except ExportError:
        kept.pop().end()
        raise


@contextmanager
def one_child() -> Iterator[None]:
    """Within, functions run in the same child until an error ends it: starting one takes longer than most files."""
    kept: list[_Child] = []
    before = _KEPT.set(kept)
    try:
        yield
    finally:
        _KEPT.reset(before)
        for child in kept:
            child.end()


class _Child:
    """A process that answers one question after the other, a line of JSON each."""

    def __init__(self, descriptors: tuple[int, ...] = ()):
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - `end` closes it
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=_environment(),
            pass_fds=descriptors,
        )

    def ask(self, function: str, values: Mapping[str, Any], file: str) -> Any:
        """What `function` gives. Raises ExportError; the child has ended then."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        limit = threading.Timer(SECONDS, stop)
        limit.start()
        try:
            answer = self._exchange(json.dumps([function, values]))
        finally:
            limit.cancel()
        if late.is_set():
            raise ExportError(
                f"{file}: reading it took over {SECONDS} seconds and was stopped; the file is damaged."
            )
        code = 0 if answer.endswith(b"\n") else self._process.wait()
        self._said.seek(0)
        return _answer(subprocess.CompletedProcess(function, code, answer, self._said.read()), file)

    def _exchange(self, question: str) -> bytes:
        """The line that answers; empty where the process ended instead."""
        asking, answering = self._process.stdin, self._process.stdout
        assert asking is not None
        assert answering is not None
        try:
            asking.write(question.encode() + b"\n")
            asking.flush()
        except BrokenPipeError:
            return b""
        return answering.readline()

    def end(self) -> None:
        """Ends the process, which has nothing to tidy up, and waits for it."""
        self._process.kill()
        self._process.communicate()
        self._said.close()


_KEPT: ContextVar[list[_Child] | None] = ContextVar("kept", default=None)


def _environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}


def _answer(done: subprocess.CompletedProcess[bytes], file: str) -> Any:
    if done.returncode == 0:
        return json.loads(done.stdout)
    said = done.stderr.decode(errors="replace").strip()
    last = said.splitlines()[-1] if said else f"the reader stopped with signal {-done.returncode}"
    if last.startswith("ExportError: "):
        raise ExportError(f"{file}: {last.removeprefix('ExportError: ')}")
    if "MemoryError" in said or "bad_alloc" in said or done.returncode == -9:
        raise ExportError(
            f"{file}: it needs over {MEMORY_BYTES >> 30} GB of memory to read; the file is damaged."
        )
    # what a parser stumbles over may be a cell, and failures are kept
    said = _QUOTED.sub(lambda found: found[0] if is_quoted(found[2]) else "…", last)
    raise ExportError(
        f"{file}: it cannot be read ({said}); it is damaged or not what its first bytes say: export it again."
    )


def main() -> None:
    """The child: reads a question a line from standard input, and writes a line that answers it."""
    _limit()
    sys.meta_path.insert(0, _WithoutPandas())
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    # what libraries print does not stand among answers
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for question in sys.stdin:
        function, values = json.loads(question)
        answers.write(f"{json.dumps(_result(function, values), default=asdict)}\n")
        answers.flush()


def _result(name: str, values: Mapping[str, Any]) -> Any:
    module, _, function = name.partition(":")
    try:
        return getattr(importlib.import_module(module), function)(**values)
    except ExportError as error:
        sys.exit(f"ExportError: {' '.join(str(error).split())}")


class _WithoutPandas:
    """pyarrow imports pandas wherever it finds it, a second and a half for nothing: here it finds none."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("pandas is not imported here")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows: no limit there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
