"""Who answered, how the interview ended, and who counts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.codebook.model import Study, Wave
from pipeline.engine import Engine
from pipeline.engine.quote import identifier
from pipeline.errors import ExportError
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.disposition import disposition_sql
from pipeline.normalize.quantities import Quantities
from pipeline.normalize.usable_design import BLANK

HERE = Path(__file__).parent
NO_SPEEDERS = -1.0  # no duration is under a negative share of the median


def interview_columns(
    wave: Wave, columns: Mapping[str, ExportColumn], quantities: Quantities, *, platform: str
) -> dict[str, str]:
    """Name -> expression over `decoded_rows` (the export's rows with the decoded answers)."""
    design, exclude = wave.design, wave.exclude
    own = "CAST(source_row AS VARCHAR)"
    company = _cell(wave.company_id)
    psu = _named(design.psu) if design.psu else f"coalesce({company}, '#' || {own})"
    return {
        "source_row": "source_row",
        "respondent_id": _cell(wave.respondent_id) if wave.respondent_id else own,
        "company_id": company,
        "disposition": disposition_sql(wave.disposition, columns, platform=platform),
        "duration_seconds": quantities.duration,
        "duplicate_key": _cell(exclude.duplicate),
        "straightlined": _straightlined(exclude.straightline),
        "stratum": _named(design.strata) if design.strata else f"'{BLANK}'",
        "psu": psu,
        "fpc": quantities.fpc,
        "units": quantities.units,
        "weights": f"[{', '.join(quantities.weights)}]::DOUBLE[]",
        "replicates": f"[{', '.join(quantities.replicates)}]::DOUBLE[]",
    }


def find_respondents(engine: Engine, study: Study, wave: Wave) -> None:
    """Makes the relation `respondents` from `interviews`.

    Raises ExportError for ids that are not unique, and where nobody is kept.
    """
    doubled = engine.run(HERE / "duplicate_ids.sql")
    if len(doubled) and wave.respondent_id:
        first, more = doubled.iloc[0], " or more" if len(doubled) == 10 else ""
        ids = "1 id is" if len(doubled) == 1 else f"{len(doubled)}{more} ids are"
        raise ExportError(
            f"{study.name}:{wave.name}: column {wave.respondent_id!r} must name each respondent once, but "
            f"{ids} blank or repeated, the first in rows "
            f"{first['first_row']} and {first['last_row']} of the export. Correct the export, or name another "
            "column as `respondent_id` in the codebook."
        )
    exclude = wave.exclude
    engine.create(
        "respondents",
        HERE / "respondents.sql",
        study=study.name,
        wave=wave.name,
        dispositions=list(exclude.dispositions),
        speeder=exclude.speeder if exclude.speeder is not None else NO_SPEEDERS,
    )
    _require_kept(engine, study, wave)


def _require_kept(engine: Engine, study: Study, wave: Wave) -> None:
    ended = engine.run(HERE / "endings.sql")
    if ended["is_kept"].any():
        return
    counted = ", ".join(f"{row.rows} {row.reason}" for row in ended.itertuples())
    raise ExportError(
        f"{study.name}:{wave.name}: no respondent is kept: {counted or 'the export has no rows'}. "
        "Correct `disposition` or `exclude` in the codebook, or the export."
    )


def required_columns(wave: Wave) -> dict[str, str]:
    """Codebook key -> column that the wave's respondents are read from."""
    wanted = {
        "respondent_id": wave.respondent_id,
        "company_id": wave.company_id,
        "duration": wave.duration,
        "design.strata": wave.design.strata,
        "design.psu": wave.design.psu,
        "design.fpc": wave.design.fpc,
        "design.second_stage": wave.design.second_stage,
        "disposition": wave.disposition.column if wave.disposition else None,
        "exclude.duplicate": wave.exclude.duplicate,
        **{f"weights.{weight.name}": weight.column for weight in wave.weights},
    }
    if wave.design.replication:
        names = enumerate(wave.design.replication.columns, start=1)
        wanted |= {f"design.replicates.{place}": name for place, name in names}
    return {key: column for key, column in wanted.items() if column}


def _cell(column: str | None) -> str:
    return f"nullif(trim({identifier(column)}), '')" if column else "NULL::VARCHAR"


def _named(column: str) -> str:
    """A stratum or PSU; those that are blank are `BLANK`, which `require_strata_and_psus` refuses."""
    return f"coalesce({_cell(column)}, '{BLANK}')"


def _straightlined(items: tuple[str, ...]) -> str:
    if not items:
        return "FALSE"
    answers = ", ".join(identifier(f"answer:{item}") for item in items)
    complete = " AND ".join(f"{identifier(f'answer:{item}')} IS NOT NULL" for item in items)
    return f"({complete} AND len(list_distinct([{answers}])) = 1)"
