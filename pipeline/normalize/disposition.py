"""How an interview ended, from the codebook's column or from what the platform writes."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.codebook.model import Disposition
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.normalize.columns import ExportColumn

NOT_AN_INTERVIEW = {  # Qualtrics: Status as words, in other languages, and as the numbers of its API
    "preview": ("survey preview", "preview", "voorbeeld van enquête", "umfragevorschau", "1", "9", "17"),
    "test": ("survey test", "test", "2"),
    "spam": ("spam", "8", "12", "40"),
}
COMPLETE = ("complete", "completed", "completed survey", "voltooid", "abgeschlossen", "full", "{completed}")
SCREENED_OUT = (
    "disqualified", "screened out", "screened_out", "screenout", "screened", "terminated", "quota full", "quotafull",
    "over quota", "overquota", "{screened}", "{overquota}",
)  # fmt: skip
CODED = {  # tools that write a number: its meaning
    "decipher": {"complete": ("3",), "screened_out": ("1", "2")},
    "unipark": {"complete": ("31", "32"), "screened_out": ("35", "36", "37", "38", "39", "41")},
}
TRUE = ("1", "true", "yes", "waar", "ja", "wahr", "oui", "vrai", "y", "100")


def disposition_sql(given: Disposition | None, columns: Mapping[str, ExportColumn], *, platform: str) -> str:
    """An expression over the export's rows: complete, partial, screened_out, preview or the platform's word.

    A row that the platform itself calls a preview, test or spam is that, whatever the codebook's column says
    (unless that is the platform's own column).
    """
    by_role = {column.role: name for name, column in columns.items() if column.role}
    status = by_role.get("status")
    no_interview = ""
    if status and platform == "qualtrics" and (given is None or given.column != status):
        no_interview = _cases(_cell(status), NOT_AN_INTERVIEW)
    if given is not None:
        return f"CASE{no_interview}{_given_cases(given, columns.get(given.column))} END"
    if status and platform != "qualtrics":
        cell = _cell(status)
        words = {
            meaning: tuple(w for w in said if not w.isdigit()) for meaning, said in NOT_AN_INTERVIEW.items()
        }
        ends = {"complete": COMPLETE, "screened_out": SCREENED_OUT}
        coded = CODED.get(platform, {})
        words |= {meaning: (*said, *coded.get(meaning, ())) for meaning, said in ends.items()}
        cases = _cases(cell, words)
        return f"CASE{cases} WHEN {cell} <> '' THEN 'partial' ELSE {_finished(by_role)} END"
    return f"CASE{no_interview} ELSE {_finished(by_role)} END" if no_interview else _finished(by_role)


def _finished(by_role: Mapping[str, str]) -> str:
    """Whether the interview came to its end, where the platform has a column for that; else complete."""
    if "finished" in by_role:
        done = f"coalesce(list_contains({text_list(TRUE)}, {_cell(by_role['finished'])}), FALSE)"
        return f"CASE WHEN {done} THEN 'complete' ELSE 'partial' END"
    if "submitted_at" in by_role:
        done = f"coalesce({_cell(by_role['submitted_at'])}, '') NOT IN ('', 'n/a')"
        return f"CASE WHEN {done} THEN 'complete' ELSE 'partial' END"
    return "'complete'"


def _given_cases(given: Disposition, column: ExportColumn | None) -> str:
    labels = column.labels if column else {}
    cell = _cell(given.column)
    cases = ""
    for word, meaning in given.meaning.items():
        spellings = {word, *(value for value, label in labels.items() if label == word)}
        cells = sorted(spelling.strip().lower() for spelling in spellings)
        cases += f" WHEN list_contains({text_list(cells)}, {cell}) THEN {literal(meaning)}"
    return f"{cases} WHEN coalesce({cell}, '') = '' THEN 'unknown' ELSE {cell}"


def _cases(cell: str, words: Mapping[str, tuple[str, ...]]) -> str:
    return "".join(
        f" WHEN list_contains({text_list(cells)}, {cell}) THEN {literal(meaning)}"
        for meaning, cells in words.items()
    )


def _cell(column: str) -> str:
    return f"lower(trim({identifier(column)}))"
