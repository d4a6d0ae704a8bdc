"""`survey diff`: which published numbers changed, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.console import write
from pipeline.cli.data_option import data_folder, data_option

if TYPE_CHECKING:
    from pipeline.flow.diff import Change, WaveDiff

MOST_CHANGES = 200  # printed of one wave


@click.command()
@click.argument("study")
@click.option("--wave", help="Only this wave.")
@data_option
def diff(study: str, wave: str | None) -> None:
    """Show the published numbers that changed since the generation before, and why.

    \b
    Example:
      survey diff kpmg-social --wave 2012
    """
    from pipeline.cli.published import published_waves
    from pipeline.flow.diff import diff_wave

    folder = data_folder()
    for name in published_waves(folder, study, wave):
        found = diff_wave(folder, f"{study}:{name}")
        write(
            f"{study}:{name}: there is no generation before the published one.\n"
            if not found
            else drawn(found)
        )


def drawn(found: WaveDiff) -> str:
    """The changes of one wave as text, a line a number."""
    lines = [f"{found.key}: {len(found.changes):,} numbers changed, because of: {', '.join(found.why)}"]
    lines += [f"  {_line(change)}" for change in found.changes[:MOST_CHANGES]]
    if len(found.changes) > MOST_CHANGES:
        lines.append(f"  and {len(found.changes) - MOST_CHANGES:,} more")
    if few := found.subtractable:
        lines.append(
            f"  columns are hidden: {few.shown_now:,} that were are shown now, {few.little_changed:,} have 1 to 4 "
            "respondents more or less; who has both publications can subtract (docs/methods.md)"
        )
    return "\n".join(lines) + "\n"


def _line(change: Change) -> str:
    before, after = (
        "not shown" if value is None else f"{value:.4f}" for value in (change.before, change.after)
    )
    moved = f"{before} -> {after}" if before != after else f"{after}, on another base"
    return f"{change.table}: {change.key}: {moved}"
