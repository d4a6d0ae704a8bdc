"""`survey ui`: Dagster's webserver and daemon on the project's instance."""

from __future__ import annotations

import os
import signal
import sys

import click

from pipeline.cli.data_option import data_folder, data_option
from pipeline.cli.reports_server import listening, start_beside
from pipeline.report.address import DEFAULT_PORT, LOOPBACK, REPORTS_URL

PORT = click.IntRange(1, 65535)


@click.command()
@click.option("--port", type=PORT, default=3000, show_default=True, help="Of Dagster's UI.")
@click.option(
    "--reports-port",
    type=PORT,
    default=DEFAULT_PORT,
    show_default=True,
    help="Of the reports, to which the UI links.",
)
@data_option
def ui(port: int, reports_port: int) -> None:
    """Start Dagster's UI on this machine, with the runs of `survey run` in it, and serve the reports.

    Files that arrive in data/raw run by themselves meanwhile. Both listen on this machine only; stop
    them with Ctrl-C.

    \b
    Example:
      survey ui --port 3333
    """
    from assets.in_process import dagster_home

    folder = data_folder()
    home = dagster_home(folder)
    listening(port, "--port").close()  # else Dagster says so in fifty lines
    # A shell without a terminal starts what it puts into the background deaf to Ctrl-C, and Dagster then
    # takes no other signal either: it would not end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    start_beside(folder.processed / "reports", reports_port, "--reports-port")
    served = f"http://{LOOPBACK}:{reports_port}"
    if reports_port != DEFAULT_PORT:
        os.environ.setdefault(REPORTS_URL, served)
    click.echo(f"Dagster's UI: http://{LOOPBACK}:{port} (instance {home})", err=True)
    click.echo(f"the reports:  {served}; stop both with Ctrl-C", err=True)
    sys.stderr.flush()
    os.chdir(home)  # Dagster would read, and warn of, a dagster.yaml where it is started
    command = dagster_dev(port)
    os.execv(command[0], command)


def dagster_dev(port: int) -> list[str]:
    """The command line of webserver and daemon, each with a code server of its own.

    One that they share is not started again when it dies (of a full disk, say): nothing would run until
    somebody noticed.
    """
    return [
        sys.executable, "-W", "ignore", "-m", "dagster", "dev",
        "-m", "assets.definitions", "--host", LOOPBACK, "--port", str(port),
        "--use-legacy-code-server-behavior",
    ]  # fmt: skip
