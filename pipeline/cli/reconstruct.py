"""`survey reconstruct`: writes the shipped exports again, the same bytes everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.data_option import data_folder, data_option
from pipeline.cli.notice import warn


@click.command()
@click.option(
    "--to", metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
    help="Where the studies' folders are written; else the data folder's raw/.",
)  # fmt: skip
@data_option
def reconstruct(to: Path | None) -> None:
    """Write the exports of the shipped studies again, from the published figures.

    Nobody answered them: docs/reconstruction.md says how they were computed and what they are not.

    \b
    Example:
      survey reconstruct --to /tmp/reconstructed
    """
    from pipeline.reconstruct import reconstruct as write_exports

    raw = to or data_folder().raw
    click.echo("computing the exports ...", err=True)
    written = write_exports(raw)
    for path in written:
        click.echo(path)
    warn([f"{path.parent.name}:{path.stem}" for path in written])
