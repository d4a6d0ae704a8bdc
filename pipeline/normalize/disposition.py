"""How an interview ended, from the codebook's column or from what the platform writes."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.codebook.model import Disposition
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.normalize.columns import ExportColumn

PREVIEW = (
    "survey preview",
    "preview",
    "spam",
    "survey test",
    "test",
    "voorbeeld van enquête",
    "umfragevorschau",
    "1",
)
COMPLETE = ("complete", "completed", "completed survey", "voltooid", "abgeschlossen", "full")
SCREENED_OUT = (
    "disqualified",
    "screened out",
    "screened_out",
    "screenout",
    "terminated",
    "quota full",
    "over quota",
)
TRUE = ("1", "true", "yes", "waar", "ja", "wahr", "oui", "vrai", "y", "100")


def disposition_sql(given: Disposition | None, columns: Mapping[str, ExportColumn], *, platform: str) -> str:
    """An expression over the export's rows: complete, partial, screened_out, preview or the platform's word."""
    if given is not None:
        return _given_sql(given, columns.get(given.column))
    by_role = {column.role: identifier(name) for name, column in columns.items() if column.role}
    cases = ""
    if "status" in by_role:
        status = f"lower(trim({by_role['status']}))"
        if platform == "qualtrics":  # Status says how the interview was made, Finished whether it ended
            cases += f" WHEN list_contains({text_list(PREVIEW)}, {status}) THEN 'preview'"
        else:
            cases += f" WHEN list_contains({text_list(COMPLETE)}, {status}) THEN 'complete'"
            cases += f" WHEN list_contains({text_list(SCREENED_OUT)}, {status}) THEN 'screened_out'"
            cases += f" WHEN {status} <> '' THEN 'partial'"
    for role in ("finished", "submitted_at"):
        if role in by_role:
            cell = f"trim({by_role[role]})"
            done = (
                f"list_contains({text_list(TRUE)}, lower({cell}))"
                if role == "finished"
                else f"{cell} NOT IN ('', 'N/A')"
            )
            return f"CASE{cases} WHEN {done} THEN 'complete' ELSE 'partial' END"
    return f"CASE{cases} ELSE 'complete' END" if cases else "'complete'"


def _given_sql(given: Disposition, column: ExportColumn | None) -> str:
    labels = column.labels if column else {}
    cell = f"trim({identifier(given.column)})"
    cases = ""
    for word, meaning in given.meaning.items():
        cells = (word, *(value for value, label in labels.items() if label == word))
        cases += f" WHEN list_contains({text_list(cells)}, {cell}) THEN {literal(meaning)}"
    return f"CASE{cases} WHEN {cell} IS NULL OR {cell} = '' THEN 'unknown' ELSE lower({cell}) END"
