"""Thirty yes/no items by forty domains, counted by the pipeline's own code, beside a bare scan; prints seconds.

`python -m benchmarks.yes_no ROWS FOLDER` makes the frame in FOLDER where it is not there, and measures.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

ITEMS, SECTORS, SIZES, PSUS, STRATA = 30, 8, 5, 1400, 20


def codebook() -> str:
    """Two-option items, a banner of 8 sectors × 5 sizes, strata and PSUs."""
    sectors = ", ".join(f"[s{at}, S{at}]" for at in range(SECTORS))
    sizes = ", ".join(f"[z{at}, Z{at}]" for at in range(SIZES))
    items = "\n".join(
        f'  q{at}: {{column: q{at}, options: [["yes", "Yes"], ["no", "No"]]}}' for at in range(ITEMS)
    )
    return (
        f"study: bench\nitems:\n  sector: {{column: sector, options: [{sectors}]}}\n"
        f"  size: {{column: size, options: [{sizes}]}}\n{items}\n"
        "banners: [[sector, size]]\nweights: {w: w}\ndesign: {strata: h, psu: j}\n"
    )


def write_tables(folder: Path, rows: int) -> None:
    """The tables that the stages before `tabulate` would leave, drawn in the engine."""
    from pipeline.engine import Engine

    with Engine() as engine:
        draw = engine.connection.execute
        answers = ", ".join(
            f"CASE WHEN hash(i * 64 + {at}) % 100 < {20 + at} THEN 'yes' ELSE 'no' END AS q{at}"
            for at in range(ITEMS)
        )
        reasons = ", ".join(f"q{at} := NULL::VARCHAR" for at in range(ITEMS))
        draw(
            "CREATE TEMP VIEW drawn AS SELECT 'bench' AS study, '1' AS wave, i AS source_row, "
            "CAST(i AS VARCHAR) AS respondent_id, TRUE AS is_kept, "
            f"'s' || (hash(i) % {SECTORS}) AS sector, 'z' || (hash(i + 7) % {SIZES}) AS size, {answers}, "
            f"struct_pack(sector := NULL::VARCHAR, size := NULL::VARCHAR, {reasons}) AS missing_reasons "
            f"FROM range({rows}) AS r(i)"
        )
        draw(f"COPY drawn TO '{folder}/responses.parquet' (FORMAT parquet)")
        draw(
            "COPY (SELECT i AS source_row, NULL::VARCHAR AS company_id, "
            f"'h' || ((hash(i + 3) % {PSUS}) % {STRATA}) AS stratum, 'j' || (hash(i + 3) % {PSUS}) AS psu, "
            "NULL::DOUBLE AS fpc, NULL::DOUBLE AS units, NULL::DOUBLE[] AS replicates "
            f"FROM range({rows}) AS r(i)) TO '{folder}/respondents.parquet' (FORMAT parquet)"
        )
        draw(
            "COPY (SELECT i AS source_row, 'w' AS weighting, "
            "CAST(0.5 + (hash(i + 5) % 1000) / 1000.0 AS DECIMAL(18, 9)) AS weight, NULL::DOUBLE AS grossing_weight "
            f"FROM range({rows}) AS r(i)) TO '{folder}/weights.parquet' (FORMAT parquet)"
        )
        draw(
            "COPY (SELECT 0::BIGINT AS source_row, '' AS score, 0.0 AS value, '' AS level WHERE FALSE) "
            f"TO '{folder}/scores.parquet' (FORMAT parquet)"
        )
    (folder / "codebook.yaml").write_text(codebook(), encoding="utf-8")


def measure(rows: int, folder: Path) -> dict[str, float]:
    """Processor seconds of the counting (scan to shares with intervals) and of a bare average of the frame.

    `elapsed` are the counting's by the wall. Tests between columns take the design's covariance of them, and are not
    in it: svyby does none.
    """
    from pipeline.codebook import load_study
    from pipeline.engine import Engine, Tables
    from pipeline.engine.process_settings import settle_process
    from pipeline.frame.build import build_frame
    from pipeline.frame.read_linked import with_linked
    from pipeline.tabulate.hidden_answers import hidden_answers
    from pipeline.tabulate.one_pass import count_at_once
    from pipeline.tabulate.rates import item_rates

    settle_process()  # as the command does
    if not (folder / "scores.parquet").exists():
        write_tables(folder, rows)
    study = load_study(folder / "codebook.yaml")
    wave = study.wave("1")
    tables = Tables(
        "bench", "1", lambda name: folder / f"{name}.parquet", lambda name: folder / f"{name}.parquet"
    )
    with tempfile.TemporaryDirectory() as scratch, Engine(spill=Path(scratch)) as engine:
        frame = with_linked(engine, build_frame(engine, study, wave, tables, Path(scratch)))
        ours, bare, elapsed, rates = [], [], [], []
        averages = ", ".join(f"avg(CASE WHEN q{at} = 'yes' THEN 1.0 ELSE 0.0 END)" for at in range(ITEMS))
        for _ in range(5 if rows <= 1_000_000 else 1):
            start, started = time.process_time(), time.perf_counter()
            counted = count_at_once(engine, frame, ["w"])["w"]
            shares = []
            for subject in (one for one in frame.subjects if one.name in counted):
                counts = counted[subject.name]
                hidden = hidden_answers(frame, subject, counts)
                shares.append(item_rates(engine, frame, subject, counts, "w", None, hidden))
            ours.append(time.process_time() - start)
            elapsed.append(time.perf_counter() - started)
            rates.append(len(shares))
            start = time.process_time()
            engine.connection.execute(f"SELECT sector, size, {averages} FROM frame GROUP BY ALL").fetchall()
            bare.append(time.process_time() - start)
    return {"rows": rows, "ours": min(ours), "bare": min(bare), "elapsed": min(elapsed), "items": rates[0]}


if __name__ == "__main__":
    place = Path(sys.argv[2]) / "bench"
    place.mkdir(parents=True, exist_ok=True)
    print(json.dumps(measure(int(sys.argv[1]), place)))
