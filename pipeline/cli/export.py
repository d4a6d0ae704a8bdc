"""`survey export`: a study for other tools."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.data_option import data_folder, data_option
from pipeline.cli.notice import warn
from pipeline.cli.published import published_rows, published_waves
from pipeline.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.report.wave_view import WaveView
    from pipeline.storage.folder import DataFolder


@click.command()
@data_option
@click.argument("study")
@click.option(
    "--to", "form", required=True, type=click.Choice(["xlsx", "sav", "csv", "parquet"]), help="Format."
)
@click.option("--wave", metavar="WAVE", help="Only this wave; without it all of them.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File, or folder for several waves.")
def export(study: str, form: str, wave: str | None, output: Path | None) -> None:
    """Write a study for other tools: a workbook of its tables, or its respondents.

    Respondents' files are private: without -o they stand below private/, readable by you alone.

    \b
    Examples:
      survey export insites-integration --to xlsx -o tables.xlsx
      survey export insites-integration --to sav --wave 2011
    """
    folder = data_folder()
    waves = published_waves(folder, study, wave)
    views = [_view(folder, study, name) for name in reversed(waves)]
    written = (
        _workbook(folder, study, views, output)
        if form == "xlsx"
        else _respondents(folder, views, form, output)
    )
    for path in written:
        click.echo(str(path))
    warn([f"{study}:{view.name}" for view in views if view.is_reconstructed])
    if form != "xlsx":
        click.echo("Respondents' rows: keep them where only those who may see them can.", err=True)


def _loader(folder: DataFolder, study: str, wave: str) -> Callable[[str], pd.DataFrame]:
    return lambda table: published_rows(folder, table, study, (wave,))


def _view(folder: DataFolder, study: str, wave: str) -> WaveView:
    from pipeline.codebook import load_study
    from pipeline.report.wave_view import view_of_frames

    codebook = load_study(folder.raw / study / "codebook.yaml")
    return view_of_frames(codebook, wave, _loader(folder, study, wave))


def _workbook(folder: DataFolder, study: str, views: list[WaveView], output: Path | None) -> list[Path]:
    from pipeline.report.table_rows import of_frame, records
    from pipeline.report.workbook import ACROSS, write_workbook

    to = output or Path(f"{study}.xlsx")
    across = {}
    if len(views) > 1:  # of one wave alone nothing spans waves
        across = {table: records(of_frame(published_rows(folder, table, study, ("_",)))) for table in ACROSS}
    write_workbook(views, across, to)
    return [to]


def _respondents(folder: DataFolder, views: list[WaveView], form: str, output: Path | None) -> list[Path]:
    from pipeline.report.flat_export import write_csv, write_parquet
    from pipeline.report.respondent_file import respondent_file
    from pipeline.report.sav_export import write_sav

    write = {"sav": write_sav, "csv": write_csv, "parquet": write_parquet}[form]
    if output and output.suffix and len(views) > 1:
        raise UsageError(
            f"{output}: there are {len(views)} waves; name one with --wave, or a folder with -o."
        )
    study = views[0].study.name
    aside = folder.private / "exports"
    written = []
    for view in views:
        name = f"{study}-{view.name}.{form}"
        to = output if output and output.suffix else (output or aside) / name
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = os.umask(0o077)  # readable by their writer alone
        try:
            write(respondent_file(view, _loader(folder, study, view.name)), to)
        finally:
            os.umask(kept)
        written.append(to)
    return written
