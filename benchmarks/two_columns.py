"""Spearman's rho of a score and an outcome by the pipeline's own code, beside a bare histogram; prints seconds.

`python -m benchmarks.two_columns ROWS FOLDER` draws the respondents in FOLDER where they are not there, and measures.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

CODEBOOK = """\
study: bench
option_lists: {five: [["1", a], ["2", b], ["3", c], ["4", d], ["5", e]]}
items:
  x: {column: x, type: ordinal, options: five}
  y: {column: y, type: ordinal, options: five}
scores: {s: {items: [x]}}
outcomes: [y]
"""
FEW = 1000  # respondents that the wide frame is made of, before many more take their place
X, Y = "1 + hash(i) % 5", "1 + (hash(i) % 5 + hash(i + 7) % 3) % 5"
TABLES = {
    "responses": "'bench' AS study, '1' AS wave, i AS source_row, CAST(i AS VARCHAR) AS respondent_id, TRUE AS is_kept, "
    f"CAST({X} AS VARCHAR) AS x, CAST({Y} AS VARCHAR) AS y, "
    "struct_pack(x := NULL::VARCHAR, y := NULL::VARCHAR) AS missing_reasons",
    "respondents": "i AS source_row, NULL::VARCHAR AS company_id, NULL::VARCHAR AS stratum, NULL::VARCHAR AS psu, "
    "NULL::DOUBLE AS fpc, NULL::DOUBLE AS units, NULL::DOUBLE[] AS replicates",
    "weights": "i AS source_row, 'equal' AS weighting, 1::DECIMAL(18, 9) AS weight",
    "scores": f"i AS source_row, 's' AS score, CAST({X} AS DOUBLE) AS value, '' AS level",
}
MANY = f"i AS source_row, CAST({X} AS VARCHAR) AS x, CAST({Y} AS VARCHAR) AS y, CAST({X} AS DOUBLE) AS _score_1, "
MANY += "CAST(0 AS BIGINT) AS _cell, NULL::VARCHAR AS _company"


def draw(folder: Path, rows: int) -> None:
    """The tables of a few respondents, and the columns of the wide frame that a correlation reads of `rows`."""
    from pipeline.engine import Engine

    columns = {f"{name}.parquet": (sql, FEW) for name, sql in TABLES.items()} | {"many.parquet": (MANY, rows)}
    with Engine() as engine:
        for name, (sql, many) in columns.items():
            engine.connection.execute(
                f"COPY (SELECT {sql} FROM range({many}) AS r(i)) TO '{folder / name}' (FORMAT parquet)"
            )
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")


def measure(folder: Path) -> dict[str, float]:
    """Seconds from the frame to rho with its interval and test, and of a bare histogram of the same columns."""
    from pipeline.codebook import load_study
    from pipeline.correlate.methods import crosstab_of, spearman_of
    from pipeline.correlate.outcomes import outcomes
    from pipeline.correlate.pair import pairs
    from pipeline.engine import Engine, Tables
    from pipeline.frame.build import build_frame

    def stored(name: str) -> Path:
        return folder / f"{name}.parquet"

    study = load_study(folder / "codebook.yaml")
    ours, bare, base = [], [], 0
    with tempfile.TemporaryDirectory() as scratch, Engine(spill=Path(scratch)) as engine:
        frame = build_frame(
            engine, study, study.wave("1"), Tables("bench", "1", stored, stored), Path(scratch)
        )
        (outcome,) = outcomes(frame)
        engine.view("frame", stored("many"))
        for _ in range(7):  # the fastest of several: what is left when the machine was least busy
            start = time.perf_counter()
            (pair,) = pairs(engine, frame, "s", outcome, "none")
            base = int(spearman_of(pair, crosstab_of(pair), confidence=0.95).effective_base)
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            engine.connection.execute("SELECT x, y, count(*) FROM frame GROUP BY ALL").fetchall()
            bare.append(time.perf_counter() - start)
    return {"ours": min(ours), "bare": min(bare), "base": base}


if __name__ == "__main__":
    place = Path(sys.argv[2]) / "bench"
    if not (place / "codebook.yaml").exists():
        place.mkdir(parents=True, exist_ok=True)
        draw(place, int(sys.argv[1]))
    print(json.dumps(measure(place)))
