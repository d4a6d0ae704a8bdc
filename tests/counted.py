"""A wave taken from an export to its tables, with nothing but a codebook and a CSV written in the test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.codebook import load_study
from pipeline.codebook.model import Study
from pipeline.engine import Tables
from pipeline.ingest.wave import ingest_wave
from pipeline.normalize.wave import normalize_wave
from pipeline.score.wave import score_wave
from pipeline.tabulate.wave import tabulate_wave
from pipeline.weight.wave import weight_wave


@dataclass(frozen=True, slots=True)
class Counted:
    """The tables of a wave, and the study they are of."""

    study: Study
    tables: Tables

    def table(self, name: str) -> pd.DataFrame:
        return self.tables.load(name)

    def rates(self, **where: str) -> pd.DataFrame:
        """The rates for which each column named has the value given; an empty flag is ""."""
        rates = self.table("rates")
        for column, value in where.items():
            rates = rates[rates[column] == value]
        return rates


def counted(
    folder: Path, codebook: str, rows: pd.DataFrame, *, study: str = "study", wave: str = "2012"
) -> Counted:
    """Runs a wave through the stages up to `tabulate`; the study's raw folder is `folder/study`."""
    raw = folder / study
    raw.mkdir(parents=True, exist_ok=True)
    (raw / "codebook.yaml").write_text(f"study: {study}\n{codebook}", encoding="utf-8")
    rows.to_csv(raw / f"{wave}.csv", index=False)
    return counted_again(folder, study=study, wave=wave)


def counted_again(folder: Path, *, study: str = "study", wave: str = "2012") -> Counted:
    """Runs the stages over a codebook and an export that are already in `folder/study`."""
    place = folder / "tables" / wave
    place.mkdir(parents=True, exist_ok=True)
    loaded = load_study(folder / study / "codebook.yaml")
    tables = Tables(
        study, wave, lambda name: place / f"{name}.parquet", lambda name: place / f"{name}.parquet"
    )
    ingest_wave(loaded, loaded.wave(wave), [folder / study / f"{wave}.csv"], tables)
    for stage in (normalize_wave, score_wave, weight_wave, tabulate_wave):
        stage(loaded, loaded.wave(wave), tables)
    return Counted(loaded, tables)
