"""Archival results joined to the wave's companies, and how well they matched."""

from __future__ import annotations

import hashlib
from math import isnan
from pathlib import Path

import pandas as pd

from pipeline.codebook.model import OutcomeFile
from pipeline.contract import TABLES
from pipeline.correlate.outcome_file import Archive, read_outcome_file
from pipeline.correlate.outcomes import Outcome
from pipeline.engine import Engine
from pipeline.engine.tables import together
from pipeline.frame.build import Frame
from pipeline.frame.flags import SUPPRESSED_UNDER, wave_flags

HERE = Path(__file__).parent


def join_archival(engine: Engine, frame: Frame) -> tuple[tuple[Outcome, ...], pd.DataFrame]:
    """Archival outcomes over `frame`, which gets their column, and the table `outcome_matches`.

    Raises ExportError for a file that cannot be joined.
    """
    folder = Path(frame.study.path).parent
    files = [(file, read_outcome_file(folder / file.file, file)) for file in frame.study.outcome_files]
    values = {name: by_company for _, one in files for name, by_company in one.values.items()}
    companies = sorted({company for by_company in values.values() for company in by_company})
    results = [[by_company.get(company) for by_company in values.values()] for company in companies]
    results = [[None if v is None or isnan(v) else v for v in row] for row in results]
    found = pd.DataFrame({"company": companies, "results": results}, dtype=object)
    engine.table("archival", found, {"company": "VARCHAR", "results": "DOUBLE[]"})
    engine.create_view("frame", HERE / "archival.sql")
    outcomes = tuple(Outcome(name, f"_archival[{place}]") for place, name in enumerate(values, start=1))
    matched = engine.run(HERE / "wave_companies.sql")
    in_wave = dict(zip(matched["company"], matched["respondents"].astype(int), strict=True))
    rows = [row for file, one in files for row in _matches(frame, folder, (file, one), in_wave)]
    empty = pd.DataFrame(rows, columns=list(TABLES["outcome_matches"].types))
    return outcomes, together([empty], "outcome_matches")


def _matches(
    frame: Frame, folder: Path, of: tuple[OutcomeFile, Archive], in_wave: dict[str, int]
) -> list[dict[str, object]]:
    file, archive = of
    sha256 = hashlib.sha256((folder / file.file).read_bytes()).hexdigest()
    rows: list[dict[str, object]] = []
    for name, by_company in archive.values.items():
        column = file.columns[name]
        both = [company for company in in_wave if company in by_company]
        known = [company for company in both if not isnan(by_company[company])]
        too_few = 0 < len(known) < SUPPRESSED_UNDER
        rows.append(
            {
                "outcome": name,
                "file": file.file,
                "sha256": sha256,
                "unit": column.unit,
                "year": column.year,
                "transformation": column.transformation,
                "companies_in_file": len(by_company),
                "companies_in_wave": len(in_wave),
                "companies_matched": None if too_few else len(both),
                "match_rate": None if too_few or not in_wave else len(both) / len(in_wave),
                "values_missing": None if too_few else len(both) - len(known),
                "respondents_matched": None if too_few else sum(in_wave[company] for company in known),
                "flag": " ".join((*(["suppressed"] if too_few else []), *wave_flags(frame.wave))),
            }
        )
    return rows
