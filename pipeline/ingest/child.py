"""Runs one function in a child process with limits on memory and time.

Binary formats are read by C code: a bad file must cost an error, not the run.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError

MEMORY_BYTES = 6 << 30
SECONDS = 600
_ROOT = str(Path(__file__).resolve().parents[2])


def in_child(
    function: str, *, file: str, values: Mapping[str, Any], descriptors: tuple[int, ...] = ()
) -> Any:
    """The result of `function` ("pipeline.ingest.statfile:describe") with keywords `values`; both go as JSON.

    A dataclass comes back as a dictionary. `descriptors` are open files that the child inherits.

    Raises ExportError, which then names `file`, where the child does, runs out of memory or time, or crashes.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-c", "from pipeline.ingest.child import main; main()", function],
            input=json.dumps(values).encode(),
            capture_output=True,
            timeout=SECONDS,
            env=_environment(),
            check=False,
            pass_fds=descriptors,
        )
    except subprocess.TimeoutExpired:
        raise ExportError(
            f"{file}: reading it took over {SECONDS} seconds and was stopped; the file is damaged."
        ) from None
    return _answer(done, file)


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
    raise ExportError(
        f"{file}: it cannot be read ({last}); it is damaged or not what its first bytes say: export it again."
    )


def main() -> None:
    """The child: reads the values from standard input, writes the result to standard output."""
    _limit()
    sys.meta_path.insert(0, _WithoutPandas())
    module, _, function = sys.argv[1].partition(":")
    values = json.load(sys.stdin)
    try:
        result = getattr(importlib.import_module(module), function)(**values)
    except ExportError as error:
        sys.exit(f"ExportError: {' '.join(str(error).split())}")
    json.dump(result, sys.stdout, default=asdict)


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
