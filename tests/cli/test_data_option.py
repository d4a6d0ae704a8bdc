"""--data, before or after the command's name."""

import click
import pytest

from pipeline.cli.data_option import data_folder, data_option


@click.group()
@data_option
def outer():
    """Has the option."""


@outer.command()
@data_option
def inner():
    """Has it too."""
    return data_folder()


def chosen(*words):
    return inner_root(outer.main(words, standalone_mode=False))


def inner_root(folder):
    return folder.root


def test_it_may_stand_before_or_after_the_command(tmp_path):
    assert chosen("--data", str(tmp_path), "inner") == tmp_path.resolve()
    assert chosen("inner", "--data", str(tmp_path)) == tmp_path.resolve()


def test_the_later_one_wins(tmp_path):
    (tmp_path / "other").mkdir()
    assert chosen("--data", str(tmp_path), "inner", "--data", str(tmp_path / "other")).name == "other"


def test_without_it_the_environment_or_the_folder_here(tmp_path, monkeypatch):
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path / "elsewhere"))
    assert chosen("inner").name == "elsewhere"
    monkeypatch.delenv("SURVEY_DATA")
    monkeypatch.chdir(tmp_path)
    assert chosen("inner") == tmp_path.resolve() / "data"


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(click.UsageError, match="does not exist"):
        chosen("--data", str(tmp_path / "none"), "inner")
