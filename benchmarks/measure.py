"""Measures a command line: seconds and peak memory of a process and its children."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024
WAITED_FOR = Path(__file__).with_name("waited_for.py")


@dataclass(frozen=True, slots=True)
class Ratio:
    """One benchmark: what was measured, beside what it is held to."""

    name: str
    measured: float
    yardstick: float
    limit: float  # of the ratio
    unit: str = "s"

    @property
    def ratio(self) -> float:
        return self.measured / self.yardstick

    @property
    def is_over(self) -> bool:
        return self.ratio > self.limit

    def shown(self, number: float) -> str:
        return f"{number:>9.2f} {self.unit:<2}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    seconds: float  # by the wall
    peak_bytes: int  # the largest resident set


def cost(command: Sequence[str], *, allowed: tuple[int, ...] = (0,), **environment: str) -> Cost:
    """Runs a command line to its end. Raises RuntimeError with its words where its status is not allowed."""
    done = subprocess.run(
        (sys.executable, str(WAITED_FOR), *command),
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
    )
    seconds, resident, status = done.stdout.split()
    if int(status) not in allowed:
        raise RuntimeError(
            f"{' '.join(command)}: status {int(status)}\n{done.stderr.decode(errors='replace')}"
        )
    return Cost(float(seconds), int(resident) * (1 if sys.platform == "darwin" else 1024))


def fastest(measure: Callable[[], Cost], *, times: int) -> Cost:
    """The fastest of several runs: what is left when the machine was least busy with something else."""
    return min((measure() for _ in range(times)), key=lambda one: one.seconds)
