"""`survey run`: brings what changed up to date; with nothing to do it says so before anything loads."""

from __future__ import annotations

import click

from pipeline.cli.data_option import data_folder, data_option
from pipeline.cli.notice import warn_of_reconstructions
from pipeline.cli.published import report_pages
from pipeline.cli.wave_choice import chosen_waves, problems_of
from pipeline.flow.ahead import ahead, bytes_of
from pipeline.storage.discover import WaveFiles
from pipeline.storage.folder import DataFolder
from pipeline.storage.pending import pending


@click.command()
@click.argument("waves", nargs=-1, metavar="[STUDY[:WAVE]]...")
@data_option
def run(waves: tuple[str, ...]) -> int:
    """Bring everything that changed up to date, and say what was found.

    A wave is published whole or not at all; a broken one keeps no other from being published.

    \b
    Examples:
      survey run
      survey run insites-integration:2011
    """
    folder = data_folder()
    state = pending(folder)
    keys = chosen_waves(state, folder.raw, waves)
    problems = list(problems_of(state, folder.raw, waves))
    due = sorted((wave.files for wave in state.waves if wave.files.key in keys), key=bytes_of)
    published = _publish(folder, due, problems) if due else _nothing_to_do(folder, keys)
    for problem in problems:
        click.echo(f"survey: {problem}", err=True)
    if due and not published:
        click.echo("survey: nothing was published; what was published before stands.", err=True)
    return 1 if problems else 0


def _publish(folder: DataFolder, due: list[WaveFiles], problems: list[str]) -> list[str]:
    """Runs the waves, prints the summary of those that were published, and adds what went wrong."""
    from pipeline.cli.progress import wave_progress

    with ahead(folder, due), wave_progress(len(due)) as progress:
        from assets.in_process import run_waves  # seconds, with the bar already there
        from pipeline.cli.summary import print_summary

        outcomes = run_waves(folder, [wave.key for wave in due], progress=progress)
    published = [outcome.key for outcome in outcomes if not outcome.problem]
    problems += [_located(one.key, one.problem, one.run_id) for one in outcomes if one.problem]
    if published:
        print_summary(folder, published)
    return published


def _nothing_to_do(folder: DataFolder, keys: tuple[str, ...]) -> list[str]:
    waves = f"{len(keys)} wave{'' if len(keys) == 1 else 's'}"
    click.echo(f"nothing to do: {waves} up to date." if keys else f"nothing to do: no waves in {folder.raw}.")
    for page in report_pages(folder, keys):
        click.echo(f"  report: {page}")
    warn_of_reconstructions(folder, keys)
    return []


def _located(key: str, problem: str, run_id: str) -> str:
    """The problem with its wave; of a defect of ours only the first line, and where the rest is."""
    said, trace, _ = problem.partition("\n\nStack Trace:")
    if trace:
        said = f"{said.strip()} (a defect of the program; `survey ui` has all of it under run {run_id})"
    return said if key in said else f"{key}: {said}"
