"""The child of `in_child` as a fork: a hundred times faster, for tests that damage a file a hundred times."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from importlib import import_module
from typing import Any

import pytest

from pipeline.errors import ExportError
from pipeline.ingest import child

SECONDS = 20
LOADED_ONCE = (
    "pandas",
    "pyarrow.parquet",
    "pyarrow.compute",
    "pyreadstat",
    "python_calamine",
    "defusedxml.ElementTree",
)


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers of binary files run in forks of this process for the length of a test."""
    for module in LOADED_ONCE:
        import_module(module)
    monkeypatch.setattr("pipeline.ingest.described.in_child", in_fork)
    monkeypatch.setattr("pipeline.ingest.unpack.in_child", in_fork)
    monkeypatch.setattr("pipeline.ingest.archive.in_child", in_fork)


def in_fork(function: str, *, file: str, values: Any, descriptors: tuple[int, ...] = ()) -> Any:
    """Like `in_child`, and fails the test where the reader hangs or raises what only a defect of ours raises."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        _run(function, json.loads(json.dumps(values)), writing)
    os.close(writing)
    said = _said(process, reading)
    _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    outcome, _, rest = said.partition(b"\n")
    done = subprocess.CompletedProcess(function, code, stdout=rest, stderr=outcome)
    return child._answer(done, file)


def _run(function: str, values: Any, writing: int) -> None:
    module, _, name = function.partition(":")
    code = 0
    try:
        said = b"\n" + json.dumps(getattr(import_module(module), name)(**values), default=asdict).encode()
    except ExportError as error:
        said, code = f"ExportError: {' '.join(str(error).split())}".encode(), 1
    except BaseException as error:
        said, code = f"{type(error).__name__}: {' '.join(str(error).split())}".encode(), 1
    os.write(writing, said) if len(said) < 60_000 else os.writev(writing, [said])
    sys.stdout.flush()
    os._exit(code)


def _said(process: int, reading: int) -> bytes:
    said, until = b"", time.monotonic() + SECONDS
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while True:
            if not select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
                os.kill(process, signal.SIGKILL)
                pytest.fail(f"a damaged file kept its reader busy for {SECONDS} seconds")
            block = pipe.read(1 << 16)
            if not block:
                return said
            said += block
