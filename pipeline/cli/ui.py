"""`survey ui`: Dagster's webserver and daemon on the project's instance."""

from __future__ import annotations

import os
import sys

import click

from pipeline.cli.data_option import data_folder, data_option

LOOPBACK = "127.0.0.1"  # the webserver has no login: whoever reaches it may run everything


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True)
@data_option
def ui(port: int) -> None:
    """Start Dagster's UI on this machine, with the runs of `survey run` in it.

    It listens on this machine only; stop it with Ctrl-C.

    \b
    Example:
      survey ui --port 3333
    """
    from assets.in_process import dagster_home

    home = dagster_home(data_folder())
    click.echo(f"Dagster's UI: http://{LOOPBACK}:{port} (instance {home}); stop it with Ctrl-C", err=True)
    sys.stderr.flush()
    os.chdir(home)  # Dagster would read, and warn of, a dagster.yaml where it is started
    command = dagster_dev(port)
    os.execv(command[0], command)


def dagster_dev(port: int) -> list[str]:
    """The command line of webserver and daemon."""
    return [
        sys.executable, "-W", "ignore", "-m", "dagster", "dev",
        "-m", "assets.definitions", "--host", LOOPBACK, "--port", str(port),
    ]  # fmt: skip
