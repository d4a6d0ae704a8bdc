"""`survey rates`: the shares of a study's items."""

from __future__ import annotations

import click

from pipeline.cli.data_option import data_folder
from pipeline.cli.printing import print_rows
from pipeline.cli.published import published_rows, published_waves
from pipeline.cli.rate_table import draw_rates
from pipeline.cli.row_choice import choose_named, choose_rows
from pipeline.cli.table_options import split_option, table_options


@click.command()
@table_options
@split_option
@click.option("--item", metavar="ITEM", help="Only this item, or the levels of this score.")
def rates(  # noqa: PLR0917
    study: str,
    wave: str | None,
    universe: str,
    weighting: str | None,
    form: str,
    by: tuple[str, ...],
    item: str | None,
) -> None:
    """Print rates: the share of each option, for everybody or split.

    \b
    Examples:
      survey rates insites-integration --wave 2011 --item platforms
      survey rates insites-integration --item platforms --by sector --by size_class
      survey rates kpmg-social --format json
    """
    folder = data_folder()
    every = published_rows(folder, "rates", study, published_waves(folder, study, wave))
    rows = choose_rows(choose_named(every, "item", item), by=by, universe=universe, weighting=weighting)
    print_rows(rows, "rates", form, folder=folder, weighting=weighting, draw=draw_rates)
