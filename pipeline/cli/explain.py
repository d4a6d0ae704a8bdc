"""`survey explain`: the trail of one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.choices import require
from pipeline.cli.data_option import data_folder, data_option
from pipeline.cli.made_by import made_by
from pipeline.cli.notice import warn
from pipeline.cli.published import published_rows, published_waves
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.report.explain import Trail
    from pipeline.report.table_rows import Row
    from pipeline.report.wave_view import WaveView


@click.command()
@data_option
@click.argument("study")
@click.option("--wave", required=True, metavar="WAVE", help="The wave of the number.")
@click.option("--item", metavar="ITEM", help="The item, or the score whose levels are meant.")
@click.option("--option", metavar="CODE", help="The option's code.")
@click.option("--score", metavar="SCORE", help="With --outcome: explain a correlation.")
@click.option("--outcome", metavar="ITEM", help="The outcome that the score is correlated with.")
@click.option("--method", default="spearman", show_default=True, help="Of the correlation.")
@click.option(
    "--banner", "groups", multiple=True, metavar="ITEM=CODE", help="Only this group; may be repeated."
)
@click.option("--universe", default="all", show_default=True, metavar="NAME", help="A named filter.")
@click.option("--weighting", metavar="NAME", help="A weight's name, or none; else the headline one.")
def explain(
    study: str, wave: str, groups: tuple[str, ...], universe: str, weighting: str | None, **named: str
) -> None:
    """Print how one number was computed: file, hash, codebook line, filter, counts, weight, formula.

    \b
    Examples:
      survey explain insites-integration --wave 2011 --item platforms --option facebook
      survey explain insites-integration --wave 2011 --item platforms --option facebook --banner size_class=ge500
      survey explain insites-integration --wave 2011 --score integration --outcome impact
    """
    from pipeline.report.explain import explain_correlation, explain_rate

    wanted = {"universe": universe, **_group(groups)} | ({"weighting": weighting} if weighting else {})
    if named["item"] and named["option"]:
        wanted |= {"item": named["item"], "option": named["option"]}
        table, explained = "rates", explain_rate
    elif named["score"] and named["outcome"]:
        wanted |= {"score": named["score"], "outcome": named["outcome"], "method": named["method"]}
        table, explained = "correlations", explain_correlation
    else:
        raise UsageError("name a number: --item with --option, or --score with --outcome.")
    view = _view(study, wave)
    trail = explained(view, _row(view, table, wanted))
    made = made_by(data_folder(), study, wave)
    warn([f"{study}:{wave}"] if trail.is_reconstructed else [])
    _print(trail, made)


def _group(groups: tuple[str, ...]) -> dict[str, str]:
    """Banner and banner option of `item=code` words; the total without any."""
    pairs = [group.partition("=") for group in groups]
    if any(not (item and code) for item, _, code in pairs):
        raise UsageError(f"--banner {' '.join(groups)}: write ITEM=CODE, as in --banner sector=fin.")
    banner = "*".join(item for item, _, _ in pairs)
    return {"banner": banner or "total", "banner_option": "*".join(code for _, _, code in pairs) or "total"}


def _view(study: str, wave: str) -> WaveView:
    from pipeline.codebook import load_study
    from pipeline.report.wave_view import view_of_frames

    folder = data_folder()
    waves = published_waves(folder, study, wave)
    codebook = load_study(folder.raw / study / "codebook.yaml")
    return view_of_frames(codebook, wave, lambda table: published_rows(folder, table, study, waves))


def _row(view: WaveView, table: str, wanted: dict[str, str]) -> Row:
    """The one row; narrowed column by column, so that the error names the first word that fits nothing."""
    rows, where = view.rows[table], f"{table} of {view.study.name}:{view.name}"
    for column, value in ({"weighting": view.weighting} | wanted).items():
        require(column.replace("_", " "), value, [row[column] for row in rows], where=where)
        rows = [row for row in rows if row[column] == value]
    return rows[0]


def _print(trail: Trail, made: list[tuple[str, str]]) -> None:
    facts = [*trail.facts, *made]
    width = max(len(what) for what, _ in facts) + 2
    click.secho(trail.number, bold=True)
    for what, words in facts:
        click.echo(f"{what:<{width}}{words}")
