"""What every command that prints a published table takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from pipeline.cli.data_option import data_option

FORMATS = ("table", "csv", "json")

_STUDY = click.argument("study")
_WAVE = click.option("--wave", metavar="WAVE", help="Only this wave; else every published one.")
_BY = click.option(
    "--by", multiple=True, metavar="ITEM", help="Split by this item; given twice, by their crossing."
)
_UNIVERSE = click.option(
    "--universe", default="all", show_default=True, metavar="NAME", help="Only respondents of this filter."
)
_WEIGHTING = click.option(
    "--weighting",
    metavar="NAME",
    help="With this weight, or none. A table shows the headline weight unless told, csv and json all of them.",
)
_FORMAT = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
    help="csv and json carry every column of the published table.",
)  # fmt: skip


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds STUDY, --wave, --universe, --weighting, --format and --data."""
    for option in (data_option, _FORMAT, _WEIGHTING, _UNIVERSE, _WAVE, _STUDY):
        command = option(command)
    return command


def split_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --by."""
    return _BY(command)
