"""What check found about answers and about the wave before, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.cli.answer_quality import AnswerQuality
from pipeline.cli.coding import WaitingTexts
from pipeline.cli.figures import counted
from pipeline.cli.wave_changes import WaveChanges

MANY = 0.2  # of those asked, without an answer
SHOWN = 12


def quality_lines(quality: AnswerQuality, *, kept: int) -> Iterator[tuple[str, str]]:
    """(title, sentence) of what is worth a look; items that nearly everybody answered are not listed."""
    lacking = [
        said
        for item, reasons in quality.missing.items()
        if (said := _missing(item, reasons, kept)) is not None
    ]
    if lacking:
        yield "missing", f"no answer from a fifth or more of those asked: {_few(lacking)}"
    if quality.outside:
        outside = [f"{item} ({counted(rows, 'respondent')})" for item, rows in quality.outside.items()]
        yield "outside", f"numbers out of range or in no band: {_few(outside)}"
    if quality.wrong_totals:
        wrong = [f"{name} ({counted(rows, 'respondent')})" for name, rows in quality.wrong_totals.items()]
        yield "totals", f"parts that do not add up to the total, which count as no answer: {_few(wrong)}"
    if quality.repeated:
        yield "repeated", f"{counted(quality.repeated, 'row')} with the very answers of an earlier row"
    if quality.speeders:
        yield "speeders", f"{counted(quality.speeders, 'respondent')} under a third of the median duration"
    if quality.straightliners:
        grids = [f"{grid} ({rows:,})" for grid, rows in quality.straightliners.items()]
        yield "straight", f"one answer throughout a grid: {_few(grids)}"
    unfinished = {ended: rows for ended, rows in quality.dispositions.items() if ended != "complete"}
    if unfinished:
        yield (
            "unfinished",
            _few([f"{rows:,} {ended.replace('_', ' ')}" for ended, rows in unfinished.items()]),
        )


def coding_line(item: str, waiting: WaitingTexts) -> str:
    """What of an open text waits for a code; its words only where they may be published."""
    if not waiting.texts:
        return f"{item}: every text has a code in {waiting.file}"
    said = f"{item}: {counted(waiting.texts, 'text')} of {counted(waiting.respondents, 'respondent')} without a code"
    if waiting.shown:
        said += f": {_few([f'{_short(text)!r} ({rows:,})' for text, rows in waiting.shown.items()])}"
    if waiting.changed:
        said += (
            f"; {waiting.changed:,} of them nearly a coded text that is not in this export: was it corrected?"
        )
    return said + f". `survey codes` adds them to {waiting.file}"


def change_lines(changes: WaveChanges) -> Iterator[tuple[str, str]]:
    """(title, sentence) of what is different since the wave before, and what that was taken from."""
    title = f"since {changes.wave}"
    lines = [*_columns(changes), *_answers(changes)]
    yield from ((title, line) for line in lines or ["the same columns, words and options; no share moved"])
    yield (
        title,
        f"({changes.wave} {'as it is published' if changes.is_published else 'by its file: it is not published'})",
    )


def _columns(changes: WaveChanges) -> Iterator[str]:
    if changes.new:
        yield f"new columns: {_few(changes.new)}"
    if changes.gone:
        yield f"gone columns: {_few(changes.gone)}"
    for column, (old, new) in list(changes.reworded.items())[:SHOWN]:
        yield f"{column} was {_short(old)!r}, is {_short(new)!r}"
    for column, (old_labels, new_labels) in list(changes.relabelled.items())[:SHOWN]:
        yield f"{column}, value labels only then: {_few(old_labels) or 'none'}; now: {_few(new_labels) or 'none'}"


def _answers(changes: WaveChanges) -> Iterator[str]:
    for item, (gone, new) in list(changes.options.items())[:SHOWN]:
        yield f"{item}: chosen only then: {_few(gone) or 'none'}; only now: {_few(new) or 'none'}"
    for one in changes.moved[:SHOWN]:
        chance = f"p {max(one.p_adjusted, 0.001):.3f}, adjusted"
        yield f"{one.item}, {one.option}: {one.before:.0%} to {one.now:.0%} ({chance})"
    if len(changes.moved) > SHOWN:
        yield f"and {len(changes.moved) - SHOWN} more shares that moved by 5 points or more"
    if changes.note:
        yield changes.note


def _missing(item: str, reasons: Mapping[str, int], kept: int) -> str | None:
    """The item with its share and reasons, where many of those asked gave no answer."""
    asked = kept - reasons.get("not_asked", 0)
    given = {reason: rows for reason, rows in reasons.items() if reason != "not_asked"}
    share = sum(given.values()) / asked if asked else 0
    if share < MANY:
        return None
    why = ", ".join(f"{rows:,} {reason.replace('_', ' ')}" for reason, rows in given.items())
    return f"{item} {share:.0%} ({why})"


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
