"""`survey correlate`: how the scores go with the outcomes."""

from __future__ import annotations

import click

from pipeline.cli.correlation_table import draw_correlations
from pipeline.cli.data_option import data_folder
from pipeline.cli.printing import print_rows
from pipeline.cli.published import published_rows, published_waves
from pipeline.cli.row_choice import choose_named, choose_rows
from pipeline.cli.table_options import split_option, table_options


@click.command()
@table_options
@split_option
@click.option("--outcome", metavar="ITEM", help="Only this outcome.")
def correlate(  # noqa: PLR0917
    study: str,
    wave: str | None,
    universe: str,
    weighting: str | None,
    form: str,
    by: tuple[str, ...],
    outcome: str | None,
) -> None:
    """Print the correlation of each score with each outcome, by every method.

    \b
    Examples:
      survey correlate insites-integration --wave 2011
      survey correlate insites-integration --by sector --outcome impact --format csv
    """
    folder = data_folder()
    every = published_rows(folder, "correlations", study, published_waves(folder, study, wave))
    rows = choose_rows(choose_named(every, "outcome", outcome), by=by, universe=universe, weighting=weighting)
    print_rows(rows, "correlations", form, folder=folder, weighting=weighting, draw=draw_correlations)
