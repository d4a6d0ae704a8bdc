"""`survey add`: takes an export in as a wave of a study."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.choices import require
from pipeline.cli.data_option import data_folder, data_option
from pipeline.storage.discover import wave_of


@click.command()
@click.argument(
    "export", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--study", required=True, help="The study whose wave it is.")
@click.option("--wave", metavar="WAVE", help="The wave's name; else the one its file name gives.")
@click.option(
    "--replace", is_flag=True, help="Put it in the place of the wave's files; those are kept aside."
)
@data_option
def add(export: tuple[Path, ...], study: str, wave: str | None, replace: bool) -> int:
    """Check EXPORT as `survey check` does, then copy it to data/raw as a wave of the study, whole or not at all.

    One file brings those beside it that belong to it (2011.asc to 2011.sss). What check refuses is not added.

    \b
    Example:
      survey add ~/Downloads/export.csv --study kpmg-social --wave 2013
    """
    from pipeline.cli.console import messages
    from pipeline.cli.export_reading import read_with_codebook
    from pipeline.cli.respondents_line import respondents_line
    from pipeline.codebook import load_study
    from pipeline.ingest.companions import with_companions
    from pipeline.storage.incoming import place, staged_files

    folder = data_folder()
    studies = sorted(path.parent.name for path in folder.raw.glob("*/codebook.yaml"))
    require("study", study, studies, where=str(folder.raw))
    files = with_companions(export[0]) if len(export) == 1 else export
    name = wave or wave_of(export[0])
    with staged_files(folder, study, name, files) as incoming:
        codebook = load_study(folder.raw / study / "codebook.yaml")
        with messages().status(f"reading {export[0].name} ..."):
            reading = read_with_codebook(codebook, codebook.wave(name), incoming.files)
        for problem in reading.problems:
            click.echo(f"survey: {problem}", err=True)
        if reading.problems or reading.respondents is None:
            click.echo(f"{study}:{name}: not added; nothing was changed.", err=True)
            return 1
        placed = place(folder, incoming, replace=replace)
    click.echo(f"{study}:{name}: added as {', '.join(str(path) for path in placed.files)}")
    click.echo(f"respondents: {respondents_line(reading.respondents)}")
    if placed.replaced:
        click.echo(f"what it replaced is kept in {placed.replaced}")
    click.echo(f"next: survey run {study}:{name}")
    return 0
