"""`survey topline`: the questionnaire in its order, with every share and every mean."""

from __future__ import annotations

import click

from pipeline.cli.data_option import data_folder
from pipeline.cli.machine import as_csv, as_json
from pipeline.cli.notice import warn
from pipeline.cli.printing import reconstructed_waves
from pipeline.cli.published import published_waves
from pipeline.cli.table_options import table_options
from pipeline.cli.topline_rows import COLUMNS, read_topline, topline_records


@click.command()
@table_options
def topline(study: str, wave: str | None, universe: str, weighting: str | None, form: str) -> None:
    """Print the questionnaire in order: every share, and means of numbers and scores.

    \b
    Examples:
      survey topline kpmg-social
      survey topline insites-integration --wave 2012 --format csv
    """
    folder = data_folder()
    found = read_topline(
        folder, study, published_waves(folder, study, wave), universe=universe, weighting=weighting
    )
    if form == "table":
        from pipeline.cli.topline_table import show_topline

        show_topline(folder, found, weighting=weighting)
        return
    from pipeline.cli.console import write

    rows = topline_records(found)
    write(as_json(rows) if form == "json" else as_csv(rows, COLUMNS))
    warn(reconstructed_waves(found.rates))
