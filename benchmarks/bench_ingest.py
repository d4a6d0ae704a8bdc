"""A million rows of text and a large .sav on their way to Parquet, beside what the libraries alone take."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ingesting import labelled_numbers, wide_text
from benchmarks.measure import MEGABYTE, Ratio, cost

TIMES = 2


def benchmarks() -> Iterator[Ratio]:
    """At most 2 times the engine alone for text, 1.5 times pyreadstat for a .sav, and 1.5 GB of memory."""
    with tempfile.TemporaryDirectory(prefix="survey-ingest-") as folder:
        text = Path(folder) / "wide.csv"
        wide_text(text, rows=1_000_000, columns=60)
        yield Ratio(
            "CSV, 1e6 × 60, to Parquet, engine alone", _seconds("ours", text), _seconds("engine", text), 2.0
        )
        peak = cost(_command("ours", text)).peak_bytes
        yield Ratio("the same, peak memory against 1.5 GB", peak / MEGABYTE, 1536.0, 1.0, "MB")
        text.unlink()
        sav = Path(folder) / "large.sav"
        labelled_numbers(sav, rows=200_000, columns=60)
        yield Ratio(
            ".sav, 2e5 × 60, to Parquet, pyreadstat alone",
            _seconds("ours", sav),
            _seconds("pyreadstat", sav),
            1.5,
        )


def _command(what: str, file: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "benchmarks.ingesting", what, str(file))


def _seconds(what: str, file: Path) -> float:
    """The fastest of a few runs."""
    return min(
        float(subprocess.run(_command(what, file), capture_output=True, text=True, check=True).stdout)
        for _ in range(TIMES)
    )
