"""A study of a few drawn rows, taken through the first stages: what unit tests of a stage look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent

import pandas as pd

from pipeline.codebook import load_study
from pipeline.codebook.model import Study, Wave
from pipeline.compare.wave import compare_wave
from pipeline.correlate.wave import correlate_wave
from pipeline.engine import Engine, Tables
from pipeline.ingest.wave import ingest_wave
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.wave import normalize_wave
from pipeline.score.wave import score_wave
from pipeline.tabulate.wave import tabulate_wave
from pipeline.weight.wave import weight_wave

STAGES = {
    "normalize": normalize_wave,
    "score": score_wave,
    "weight": weight_wave,
    "tabulate": tabulate_wave,
    "correlate": correlate_wave,
    "compare": compare_wave,
}


def small_study(folder: Path, codebook: str) -> Study:
    """The codebook's keys after `study: small`."""
    path = folder / "small" / "codebook.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("study: small\n" + dedent(codebook), encoding="utf-8")
    return load_study(path)


def small_export(folder: Path, drawing: str, name: str = "2012.csv") -> Path:
    """Drawn rows as a comma-separated export; every cell stays as it is drawn, without blanks around it."""
    lines = [line for line in drawing.strip("\n").splitlines() if set(line.strip()) - set("-+| ")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    path = folder / name
    pd.DataFrame(rows[1:], columns=rows[0]).to_csv(path, index=False)
    return path


def staged_small(
    folder: Path, codebook: str, drawing: str, *, upto: str = "normalize"
) -> tuple[Study, Wave, Tables]:
    """The study, its wave 2012 and its tables after the stages up to one."""
    study = small_study(folder, codebook)
    wave = study.wave("2012")
    tables = Tables(
        study.name,
        wave.name,
        lambda name: folder / f"{name}.parquet",
        lambda name: folder / f"{name}.parquet",
    )
    ingest_wave(study, wave, [small_export(folder, drawing)], tables)
    for stage, run in STAGES.items():
        run(study, wave, tables)
        if stage == upto:
            break
    return study, wave, tables


def answers(tables: Tables, item: str) -> list[object]:
    """What each respondent answered to an item, in the order of the export; None for nothing."""
    values = tables.load("responses").sort_values("source_row")[item].tolist()
    return [
        list(value) if hasattr(value, "tolist") else None if pd.isna(value) else value for value in values
    ]


def reasons(tables: Tables, item: str) -> list[str | None]:
    """Why each respondent gave no answer to an item."""
    return [row[item] for row in tables.load("responses").sort_values("source_row")["missing_reasons"]]


def engine_of(columns: Mapping[str, Sequence[str | None]]) -> Engine:
    """An engine with the relation `rows`: these columns, and `source_row`."""
    engine = Engine()
    frame = pd.DataFrame(dict(columns), dtype=object)
    frame = frame.assign(source_row=range(1, len(frame) + 1))
    engine.table("rows", frame, {"source_row": "BIGINT", **dict.fromkeys(columns, "VARCHAR")})
    return engine


def evaluated(engine: Engine, sql: str) -> list[object]:
    """An expression over `rows`, for each of them."""
    engine.view("evaluated", "rows", {"source_row": "source_row", "value": sql})
    found = engine.connection.execute("SELECT value FROM evaluated ORDER BY source_row").fetchall()
    return [value for (value,) in found]


def columns_named(*names: str) -> dict[str, ExportColumn]:
    """Columns of which the export says no more than their names."""
    return {name: ExportColumn(name) for name in names}
