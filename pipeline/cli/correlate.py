"""`survey correlate`: how the scores go with the outcomes."""

from __future__ import annotations

from functools import partial

import click

from pipeline.cli.correlation_standing import draw_with_standing
from pipeline.cli.correlation_trial import draw_trial
from pipeline.cli.data_option import data_folder
from pipeline.cli.methods_text import print_methods
from pipeline.cli.printing import print_rows
from pipeline.cli.published import published_rows, published_waves
from pipeline.cli.row_choice import choose_named, choose_rows
from pipeline.cli.table_options import split_option, table_options
from pipeline.flow.trial_settings import read_settings
from pipeline.flow.tried_correlations import tried_correlations


@click.command()
@table_options
@split_option
@click.option("--outcome", metavar="ITEM", help="Only this outcome.")
@click.option(
    "--methods", is_flag=True, help="Print the methods paragraph for a paper, with its references, instead."
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    help="Try another setting beside what is published: confidence, score, score_method, universe, sample, weighting ...",
)
def correlate(  # noqa: PLR0917
    study: str,
    wave: str | None,
    universe: str,
    weighting: str | None,
    form: str,
    by: tuple[str, ...],
    outcome: str | None,
    settings: tuple[str, ...],
    methods: bool,
) -> None:
    """Print the correlation of each score with each outcome, by every method.

    \b
    Examples:
      survey correlate insites-integration --wave 2011
      survey correlate insites-integration --by sector --outcome impact --format csv
      survey correlate insites-integration --wave 2012 --methods
      survey correlate insites-integration --set score=integration --set score_method=z_mean

    With --set the wave is computed again into data/processed/trials and compared; nothing is published.
    """
    folder = data_folder()
    waves = published_waves(folder, study, wave)
    if methods:
        print_methods(folder, study, waves)
        return
    if settings:
        every, places = tried_correlations(folder, study, waves, settings)
        universe = read_settings(settings).universe
    else:
        every, places = published_rows(folder, "correlations", study, waves), []
    rows = choose_rows(choose_named(every, "outcome", outcome), by=by, universe=universe, weighting=weighting)
    draw = draw_trial if settings else partial(draw_with_standing, folder)
    print_rows(rows, "correlations", form, folder=folder, weighting=weighting, draw=draw)
    for place in places:
        click.echo(f"not published; with its settings in {place}", err=True)
