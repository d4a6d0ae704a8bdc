"""`survey draft`: a first codebook from an export."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.data_option import data_option
from pipeline.errors import UsageError
from pipeline.storage.discover import STUDY_NAME, wave_of


@click.command()
@click.argument(
    "export", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it here; else it is printed.",
)
@click.option(
    "--study",
    help="The study's name; else that of the folder of -o, of data/raw/STUDY where the export lies, or of the export.",
)
@data_option
def draft(export: tuple[Path, ...], output: Path | None, study: str | None) -> int:
    """Write a first codebook for EXPORT: items, types, options, missing codes, each with the reason of the guess.

    Files with the same name but for the ending make one wave (2011.sss 2011.asc); files with different
    names are the waves of one study. It is valid as it stands: `survey check` passes. A file that is
    there is never overwritten.

    \b
    Example:
      survey draft 2012.csv -o data/raw/my-study/codebook.yaml
    """
    from pipeline.cli.console import messages, write
    from pipeline.draft import drafted_codebook

    if output is not None and output.exists():
        raise UsageError(f"{output}: there is a codebook already; name another file, or move that one away.")
    name = study or _study_name(export, output)
    if not STUDY_NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name a study: a-z, 0-9 and - only; say --study NAME.")
    with messages().status(f"reading {export[0].name} ..."):
        text = drafted_codebook(files_by_wave(export), study=name)
    if output is None:
        write(text)
        return 0
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("x", encoding="utf-8") as file:
        file.write(text)
    click.echo(f"{output}: drafted. Read it, then: survey check {export[-1]} --study {name}", err=True)
    return 0


def files_by_wave(files: tuple[Path, ...]) -> dict[str, list[Path]]:
    """The files of each wave, by their names without ending."""
    waves: dict[str, list[Path]] = {}
    for file in files:
        waves.setdefault(wave_of(file), []).append(file)
    return waves


def _study_name(export: tuple[Path, ...], output: Path | None) -> str:
    """The folder that the codebook will lie in, or the export does in data/raw; else a name made of the export's."""
    if output is not None:
        return output.resolve().parent.name
    folder = export[0].resolve().parent
    if folder.parent.name == "raw" and STUDY_NAME.fullmatch(folder.name):
        return folder.name
    letters = "".join(letter if letter.isalnum() else "-" for letter in wave_of(export[0]).lower())
    return "-".join(part for part in letters.encode("ascii", "ignore").decode().split("-") if part) or "study"
