"""How an export would be read, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.cli.check_words import change_lines, coding_line, quality_lines
from pipeline.cli.console import plain, show
from pipeline.cli.export_reading import ExportReading
from pipeline.cli.figures import counted
from pipeline.cli.respondents_line import respondents_line

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 40


def show_reading(key: str, reading: ExportReading) -> None:
    """Prints what matched, what did not, and who would count."""
    from rich.table import Table
    from rich.text import Text

    lines = Table.grid(padding=(0, 2))
    lines.add_column(style="dim", no_wrap=True)
    lines.add_column(ratio=1)
    for title, words in _lines(reading):
        lines.add_row(title, words)
    problems = counted(len(reading.problems), "problem")
    show(Text(f"{key}: {problems if reading.problems else 'can be read'}", style="bold"), lines)


def _lines(reading: ExportReading) -> Iterator[tuple[str, RenderableType]]:
    personal = f", {counted(reading.personal, 'personal one')} dropped" if reading.personal else ""
    rows, columns = counted(reading.rows, "row"), counted(reading.columns, "column")
    yield "export", f"{reading.format} ({reading.encoding}), {rows}, {columns}{personal}"
    yield "matched", f"{counted(len(reading.matched), 'item')}: {_few(list(reading.matched))}"
    for one in reading.unmatched:
        yield "unmatched", plain(one.sentence)
    for name in reading.unknown:
        yield "unknown", f"items.{name}: cells that the codebook does not know (listed below)"
    if reading.unused:
        yield "unused", _few([_with_text(name, text) for name, text in reading.unused.items()])
    if reading.respondents is None:
        yield "respondents", "can be counted when the problems are solved"
    else:
        yield "respondents", respondents_line(reading.respondents)
    if reading.quality is not None and reading.respondents is not None:
        for title, words in quality_lines(reading.quality, kept=reading.respondents["kept"]):
            yield title, plain(words)
    for item, waiting in reading.coding.items():
        yield "codes", plain(coding_line(item, waiting))
    if reading.changes is not None:
        for title, words in change_lines(reading.changes):
            yield title, plain(words)
    for note in reading.notes:
        yield "note", plain(note)


def _with_text(name: str, text: str) -> str:
    return plain(f"{name} ({text})" if text and text != name else name)[:60]


def _few(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
