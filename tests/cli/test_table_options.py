"""The options that every table command takes."""

import click
import pytest

from pipeline.cli.table_options import split_option, table_options


@click.command()
@table_options
@split_option
def anything(**chosen):
    """Takes them all."""
    return chosen


def test_the_defaults_are_everybody_every_wave_and_a_table():
    assert anything.main(["s"], standalone_mode=False) == {
        "study": "s", "wave": None, "by": (), "universe": "all", "weighting": None, "form": "table",
    }  # fmt: skip


def test_a_split_may_be_given_twice():
    words = ["s", "--by", "sector", "--by", "size", "--format", "csv", "--wave", "2011"]
    chosen = anything.main(words, standalone_mode=False)
    assert (chosen["by"], chosen["form"], chosen["wave"]) == (("sector", "size"), "csv", "2011")


@pytest.mark.parametrize("words", [[], ["s", "--format", "xlsx"], ["s", "t"]])
def test_anything_else_is_wrong_use(words):
    with pytest.raises(click.UsageError):
        anything.main(words, standalone_mode=False)
