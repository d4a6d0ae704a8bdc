"""Waves of one row a table, whose every text says which bytes of the export they were made from."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.contract import TABLES, stored_tables
from pipeline.storage.discover import CODEBOOK, WaveFiles
from pipeline.storage.fingerprint import fingerprint
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import Manifest
from pipeline.storage.publish import publish_waves

VALUES = {
    "VARCHAR": lambda text: pa.array([text]),
    "BIGINT": lambda text: pa.array([1], pa.int64()),
    "DOUBLE": lambda text: pa.array([1.0]),
    "BOOLEAN": lambda text: pa.array([True]),
    "DECIMAL(18, 9)": lambda text: pa.array([1], pa.decimal128(18, 9)),
    "VARCHAR[]": lambda text: pa.array([[text]]),
    "DOUBLE[]": lambda text: pa.array([[1.0]]),
    "STRUCT(choice VARCHAR)": lambda text: pa.array([{"choice": text}]),
}
WIDE = {
    "choice": "VARCHAR",
    "choices": "VARCHAR[]",
    "count": "DOUBLE",
    "missing_reasons": "STRUCT(choice VARCHAR)",
}


def arrive(folder: DataFolder, key: str, text: str) -> WaveFiles:
    """Drops an export of `study:wave` that says `text`."""
    study, wave = key.split(":")
    raw = folder.raw / study
    raw.mkdir(parents=True, exist_ok=True)
    (raw / CODEBOOK).write_text("study: tiny\n")
    (raw / f"{wave}.csv").write_text(text)
    return WaveFiles(study, wave, (raw / f"{wave}.csv",), raw / CODEBOOK, ())


def stage(folder: DataFolder, files: WaveFiles) -> tuple[WaveFiles, str]:
    """Stages every table of a wave, as its stages would."""
    hash_ = fingerprint(files)
    generation = Generation(folder, files.study, files.wave, hash_)
    if not generation.is_whole:
        write_tables(generation, files.exports[0].read_text())
    return files, hash_


def write_tables(generation: Generation, text: str, *, spans: str = "wave") -> None:
    """One row a table: its texts are `text`, its numbers 1."""
    with generation.working("ingest"):
        for name in stored_tables(spans=spans):
            write_table(generation, name, text)


def write_table(generation: Generation, name: str, text: str) -> None:
    """One row of one table."""
    types = TABLES[name].types | (WIDE if name == "responses" else {})
    typed = {column: VALUES[type_](text) for column, type_ in types.items()}
    typed |= {"study": pa.array([generation.study]), "wave": pa.array([generation.wave])}
    with generation.tables.writing(name) as aside:
        pq.write_table(pa.table(typed), aside)


def publish(folder: DataFolder, *waves: tuple[WaveFiles, str]) -> Manifest | None:
    """Publishes staged waves."""
    return publish_waves(folder, {files.key: (files, hash_) for files, hash_ in waves}, across=across)


def arrived_and_published(folder: DataFolder, key: str, text: str) -> Manifest | None:
    """A wave from its export to its publication."""
    return publish(folder, stage(folder, arrive(folder, key, text)))


def across(folder: DataFolder, manifest: Manifest, studies: frozenset[str]) -> Mapping[str, str]:
    """Tables across waves and studies that say which generations they were made from."""
    made = {}
    for study in studies:
        hashes = [
            hash_
            for key, hash_ in sorted(manifest.generations.items())
            if key.startswith(f"{study}:") and "_" not in key
        ]
        if hashes:
            made[f"{study}:_"] = _spanning(folder, study, "-".join(hashes), spans="study")
    return made | {"_:_": _spanning(folder, "_", "all", spans="all")}


def published_texts(folder: DataFolder, key: str) -> set[str]:
    """Every text in the published tables of a wave, read beneath one snapshot: one, or the wave is torn."""
    study, wave = key.split(":")
    snapshot = folder.current.resolve()
    found: set[str] = set()
    for side in (snapshot, snapshot / "private"):
        for part in sorted((side / "tables").glob(f"*/study={study}/wave={wave}/part.parquet")):
            found |= texts_in(part)
    return found


def texts_in(part: Path) -> set[str]:
    """The texts of one file, its study and wave left out."""
    frame = pd.read_parquet(part).drop(columns=["study", "wave"])
    return {value for column in frame for value in frame[column] if isinstance(value, str)}


def _spanning(folder: DataFolder, study: str, text: str, *, spans: str) -> str:
    generation = Generation(folder, study, "_", hashlib.sha256(text.encode()).hexdigest()[:16])
    if not generation.is_whole:
        write_tables(generation, text, spans=spans)
        generation.complete(stored_tables(spans=spans), {})
    return generation.hash
