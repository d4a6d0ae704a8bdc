"""The export that a delimited text makes, once a reader knows its columns."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.errors import ExportError
from pipeline.ingest.export import Column, Export, TextRows
from pipeline.ingest.headings import unique_names
from pipeline.ingest.sample import Sample


def text_export(
    sample: Sample, *, format: str, columns: list[Column], headers: int, notes: tuple[str, ...] = ()
) -> Export:
    """The export of a text with `headers` header records. Raises ExportError where no respondent follows."""
    text = sample.text
    respondents = [record for record in text.records[headers:] if any(cell.strip() for cell in record)]
    if not respondents and text.is_whole:
        raise ExportError(
            f"{sample.source.name}: {headers} header row{'s' if headers > 1 else ''} and no respondents; "
            "export it again with responses."
        )
    skip = text.skips[headers] if len(text.skips) > headers else text.skips[-1] + 1
    if sample.encoding == "cp1252":
        notes = (*notes, "The text is not UTF-8 and was read as Windows-1252: look at letters such as é.")
    if text.skips[0]:
        notes = (f"The header is row {text.skips[0] + 1}; what stands above it was left out.", *notes)
    return Export(
        path=sample.source.path,
        format=format,
        encoding=_plain(sample.encoding),
        columns=tuple(columns),
        rows=TextRows(sample.source, sample.encoding, text.delimiter, skip, text.width),
        notes=notes,
    )


def _plain(encoding: str) -> str:
    return {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}.get(encoding, encoding)


def table_columns(names: Iterable[str], texts: Iterable[str], choices: Iterable[str]) -> list[Column]:
    """A column a header, named uniquely; all three are as long as the table is wide."""
    return [
        Column(name, position, text=text, choice=choice)
        for position, (name, text, choice) in enumerate(
            zip(unique_names(names), texts, choices, strict=True), start=1
        )
    ]
