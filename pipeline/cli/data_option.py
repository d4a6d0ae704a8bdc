"""`--data DIR`, which every command takes, before or after its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from pipeline.storage.folder import DataFolder

KEY = "pipeline.cli.data"


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--data` to a command; `data_folder()` is what was chosen."""
    return click.option(
        "--data",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False),
        expose_value=False,
        callback=_remember,
        help="Folder that holds raw/ and processed/; else SURVEY_DATA, else ./data.",
    )(command)


def data_folder() -> DataFolder:
    """The folder that this command line, `SURVEY_DATA` or the default names."""
    return DataFolder.chosen(click.get_current_context().meta.get(KEY))


def _remember(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta[KEY] = value
