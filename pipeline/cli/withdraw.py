"""`survey withdraw`: takes a wave out of what is published."""

from __future__ import annotations

import click

from pipeline.cli.data_option import data_folder, data_option


@click.command()
@click.argument("wave", metavar="STUDY:WAVE")
@data_option
def withdraw(wave: str) -> None:
    """Unpublish a wave, and leave a note that it was there.

    Its files stay in data/raw; it is published again once they change, or after `survey run` under a codebook
    or code that changed.

    \b
    Example:
      survey withdraw kpmg-social:2012
    """
    from pipeline.flow.publication import stage_across_waves
    from pipeline.storage.withdraw import withdraw_wave

    done = withdraw_wave(data_folder(), wave, across=stage_across_waves)
    click.echo(f"{done.key}: withdrawn; it was published as {done.fingerprint}.")
    click.echo(f"published now: snapshot {done.published.number}. The files in data/raw are as they were.")
