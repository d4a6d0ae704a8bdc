"""One measured step of ingest in a process of its own: `python -m benchmarks.ingesting WHAT FILE`; prints seconds.

WHAT: `ours` writes the rows of FILE as Parquet, `engine` lets DuckDB alone do so, `pyreadstat` only reads.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np


def wide_text(to: Path, *, rows: int, columns: int) -> None:
    """A CSV with as many columns of codes, words and numbers; the same bytes every time."""
    generator = np.random.default_rng(1)
    words = np.array(["Facebook", "Twitter", "LinkedIn", "Strongly agree", "", "7", "12.5"])
    head = ",".join(f"Q{place}" for place in range(1, columns + 1))
    with to.open("w", encoding="utf-8") as file:
        file.write(head + "\n")
        for start in range(0, rows, 20_000):
            block = words[generator.integers(0, len(words), (min(20_000, rows - start), columns))]
            file.write("\n".join(",".join(row) for row in block.tolist()) + "\n")


def labelled_numbers(to: Path, *, rows: int, columns: int) -> None:
    """A .sav with as many columns of labelled codes."""
    import pandas as pd
    import pyreadstat

    codes = np.random.default_rng(1).integers(1, 6, (rows, columns)).astype(float)
    frame = pd.DataFrame(codes, columns=[f"Q{place}" for place in range(1, columns + 1)])
    labels = {
        name: {1.0: "one", 2.0: "two", 3.0: "three", 4.0: "four", 5.0: "five"} for name in frame.columns
    }
    pyreadstat.write_sav(frame, str(to), variable_value_labels=labels)


def ours(file: Path, to: Path) -> None:
    """The rows as the project writes them."""
    from pipeline.ingest.read import read_export, write_rows

    write_rows(read_export(file), to)


def engine(file: Path, to: Path) -> None:
    """The rows as the engine by itself would write them."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{file}', all_varchar = true)) TO '{to}' (FORMAT parquet, COMPRESSION zstd)"
        )


def statistics_reader(file: Path, _: Path) -> None:
    """The rows as frames in memory, nothing written."""
    import pyreadstat

    pyreadstat.read_sav(str(file))


STEPS = {"ours": ours, "engine": engine, "pyreadstat": statistics_reader}


def main() -> None:
    """Does one step and prints the seconds it took, imports left out."""
    what, file = sys.argv[1], Path(sys.argv[2])
    import duckdb  # noqa: F401
    import pyarrow  # noqa: F401
    import pyreadstat  # noqa: F401

    with tempfile.TemporaryDirectory(prefix="survey-bench-") as folder:
        started = time.perf_counter()
        STEPS[what](file, Path(folder) / "rows.parquet")
        print(time.perf_counter() - started)


if __name__ == "__main__":
    main()
