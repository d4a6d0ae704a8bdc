"""`make bench`: each benchmark is a time or a memory against a yardstick measured in the same run.

Ratios survive a slow or busy machine; seconds do not. A benchmark is a module in this folder with a
function `benchmarks() -> Iterator[Ratio]`. Exit status 1 where one is over its limit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measure import Ratio


def found() -> Iterator[Ratio]:
    """Every benchmark of every module here, in the order of their names."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        yield from import_module(f"benchmarks.{path.stem}").benchmarks()


def main() -> int:
    """Measures and prints a line each, as they come."""
    print(f"{'benchmark':44} {'measured':>12} {'yardstick':>12} {'ratio':>7} {'limit':>7}")
    over = 0
    for one in found():
        over += one.is_over
        sides = f"{one.shown(one.measured)} {one.shown(one.yardstick)}"
        mark = "  OVER" if one.is_over else ""
        print(f"{one.name:44} {sides} {one.ratio:7.2f} {one.limit:7.2f}{mark}", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
