"""Entry point of `survey`: finds the command, and turns what went wrong into words and an exit status."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from pipeline.cli.data_option import data_option
from pipeline.errors import SurveyError, UsageError

DONE, PROBLEMS, WRONG_USE, STOPPED = 0, 1, 2, 130
COMMANDS = (
    "run",
    "draft",
    "check",
    "add",
    "codes",
    "topline",
    "rates",
    "correlate",
    "explain",
    "export",
    "diff",
    "withdraw",
    "ui",
    "reconstruct",
)


class Commands(click.Group):
    """Commands by name; the module of one is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return getattr(import_module(f"pipeline.cli.{cmd_name}"), cmd_name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="survey-analytics-pipeline", prog_name="survey")
@data_option
def survey() -> None:
    """Survey exports in, defensible adoption and integration rates and correlations out.

    Exit status: 0 done, 1 the data or codebook has problems (listed), 2 wrong use.

    \b
    Example:
      survey run
      survey rates insites-integration --wave 2011 --item platforms --by size_class
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line (default: this process's) and returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows ?, and no stack trace
    try:
        return survey.main(arguments, prog_name="survey", standalone_mode=False) or DONE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SurveyError as error:
        click.echo(f"survey: {error}", err=True)
        return WRONG_USE if isinstance(error, UsageError) else PROBLEMS
    except (click.Abort, KeyboardInterrupt):
        click.echo("survey: stopped; what was published before stands.", err=True)
        return STOPPED


def process() -> None:
    """The console script. What the kernel frees anyway is not taken apart: that took a second after a run."""
    ended: list[int] = []
    atexit.register(_leave, ended)  # registered first, so called last
    ended.append(main())
    sys.exit(ended[0])


def _leave(ended: Sequence[int]) -> None:
    """With the command's status, once everything is said; after an unforeseen error Python ends as it does."""
    if not ended:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        return
    os._exit(ended[0])


if __name__ == "__main__":
    process()
