"""`survey explain`: the trail of one number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from pipeline.cli.choices import require
from pipeline.cli.data_option import data_folder, data_option
from pipeline.cli.made_by import made_by
from pipeline.cli.notice import warn
from pipeline.cli.one_row import conditions, one_row, published_table
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
@click.option("--method", metavar="NAME", help="Of the correlation; spearman where none is named.")
@click.option(
    "--banner", "groups", multiple=True, metavar="ITEM=CODE", help="Only this group; may be repeated."
)
@click.option("--universe", default="all", show_default=True, metavar="NAME", help="A named filter.")
@click.option("--weighting", metavar="NAME", help="A weight's name, or none; else the headline one.")
@click.option("--table", metavar="TABLE", help="Any other published table; --where says which row.")
@click.option("--where", metavar="COLUMN=VALUE", multiple=True, help="With --table; may be repeated.")
def explain(  # noqa: PLR0917 - an argument an option
    study: str,
    wave: str,
    groups: tuple[str, ...],
    universe: str,
    weighting: str | None,
    table: str | None,
    where: tuple[str, ...],
    **named: str | None,
) -> None:
    """Print how one number was computed: file, hash, codebook line, filter, counts, weight, formula.

    \b
    Examples:
      survey explain insites-integration --wave 2011 --item platforms --option facebook
      survey explain insites-integration --wave 2011 --item platforms --option facebook --banner size_class=ge500
      survey explain insites-integration --wave 2011 --score integration --outcome impact
      survey explain insites-integration --wave 2012 --table trends --where item=platforms --where option=facebook
    """
    view = _view(study, wave)
    group = {"universe": universe, **_group(groups)}
    if table:
        trail = _row_trail(view, table, where, group | {"weighting": weighting or view.weighting})
    else:
        trail = _trail(view, group | ({"weighting": weighting} if weighting else {}), named)
    warn([f"{study}:{wave}"] if trail.is_reconstructed else [])
    _print(trail, made_by(data_folder(), study, wave))


def _row_trail(view: WaveView, name: str, where: tuple[str, ...], usual: dict[str, str]) -> Trail:
    """The trail of a row of any published table; of those that span waves, of the later of the two."""
    from pipeline.report.explain_row import explain_row
    from pipeline.report.table_rows import of_frame, records

    table = published_table(name)
    study = "_" if table.spans == "all" else view.study.name
    frame = published_rows(data_folder(), name, study, [view.name if table.spans == "wave" else "_"])
    place = f"{name} of {view.study.name}:{view.name}"
    usual = usual | {"to_wave": view.name}
    return explain_row(view, table, one_row(table, records(of_frame(frame)), conditions(where), usual, place))


def _trail(view: WaveView, wanted: dict[str, str], named: Mapping[str, str | None]) -> Trail:
    """The trail of a rate or a correlation, which have words of their own."""
    from pipeline.report.explain import explain_correlation, explain_rate

    if named["item"] and named["option"]:
        wanted |= {"item": named["item"], "option": named["option"]}
        return explain_rate(view, _row(view, "rates", wanted))
    if named["score"] and named["outcome"]:
        method = named["method"] or "spearman"
        wanted |= {"score": named["score"], "outcome": named["outcome"], "method": method}
        return explain_correlation(view, _row(view, "correlations", wanted))
    raise UsageError("name a number: --item with --option, --score with --outcome, or --table with --where.")


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
