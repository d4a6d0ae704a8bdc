"""`survey check`: how an export would be read; changes nothing."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.choices import require
from pipeline.cli.data_option import data_folder, data_option
from pipeline.cli.notice import warn
from pipeline.storage.discover import wave_of


@click.command()
@click.argument(
    "export", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--study", required=True, help="Read it with this study's codebook.")
@click.option("--wave", metavar="WAVE", help="Read it as this wave; else as the one its file name gives.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@data_option
def check(export: tuple[Path, ...], study: str, wave: str | None, form: str) -> int:
    """Say how EXPORT would be read: columns matched and not, unknown codes, respondents kept and not.

    Nothing is changed. Where there is a wave before this one, it also says what is different since: beside that
    wave as it is published, or beside its file in data/raw where it is not.
    One file brings those beside it that belong to it (2011.asc to 2011.sss).
    Exit status 1 where there are problems.

    \b
    Example:
      survey check data/raw/kpmg-social/2012.csv --study kpmg-social
    """
    from pipeline.cli.check_table import show_reading
    from pipeline.cli.console import messages, write
    from pipeline.cli.earlier_wave import wave_before
    from pipeline.cli.export_reading import read_with_codebook
    from pipeline.codebook import load_study
    from pipeline.codebook.model import Provenance
    from pipeline.ingest.companions import with_companions

    folder = data_folder()
    raw = folder.raw
    studies = sorted(path.parent.name for path in raw.glob("*/codebook.yaml"))
    require("study", study, studies, where=str(raw))
    codebook = load_study(raw / study / "codebook.yaml")
    as_wave = codebook.wave(wave or wave_of(export[0]))
    with messages().status(f"reading {export[0].name} ..."):
        files = with_companions(export[0]) if len(export) == 1 else export
        reading = read_with_codebook(
            codebook, as_wave, files, before=wave_before(codebook, folder, as_wave.name)
        )
    is_reconstructed = as_wave.provenance is Provenance.RECONSTRUCTED
    named = [f"{study}:{as_wave.name}"] if is_reconstructed else []
    if form == "json":
        said = {
            "study": study,
            "wave": as_wave.name,
            "provenance": as_wave.provenance.value,
            **asdict(reading),
        }
        write(json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    else:
        show_reading(f"{study}:{as_wave.name}", reading)
    warn(named)
    for problem in reading.problems:
        click.echo(f"survey: {problem}", err=True)
    return 1 if reading.problems else 0
