"""What every command has in common: help, exit status, where errors go."""

import re
import subprocess
import sys

import click
import pytest

from pipeline.cli import main as entry
from pipeline.errors import CodebookError, UsageError


@pytest.mark.parametrize("command", entry.COMMANDS)
def test_every_command_has_help_with_an_example_of_itself(survey, command):
    said = survey(command, "--help")
    assert said.status == 0
    assert re.search(rf"Examples?:\n\s+survey {command}\b", said.out)


def test_the_group_lists_every_command_and_none_that_does_not_exist(survey):
    said = survey("--help")
    listed = re.findall(r"^  ([a-z]+) ", said.out.split("Commands:")[1], flags=re.MULTILINE)
    assert tuple(listed) == entry.COMMANDS


@pytest.mark.parametrize(
    "words", [("nothing",), ("rates",), ("rates", "s", "--nothing"), ("--data", "/no/where", "run")]
)
def test_wrong_use_is_status_2_and_said_on_standard_error(survey, words):
    said = survey(*words)
    assert (said.status, said.out) == (2, "")
    assert "Error:" in said.err


@pytest.mark.parametrize(
    "raised, status, said",
    [
        (
            CodebookError("codebook.yaml line 3: no such key"),
            1,
            "survey: codebook.yaml line 3: no such key\n",
        ),
        (UsageError("no such study"), 2, "survey: no such study\n"),
        (KeyboardInterrupt(), 130, "survey: stopped; what was published before stands.\n"),
        (click.Abort(), 130, "survey: stopped; what was published before stands.\n"),
    ],
)
def test_what_went_wrong_is_a_message_and_a_status_and_no_stack_trace(
    survey, monkeypatch, raised, status, said
):
    @click.command()
    def failing():
        raise raised

    monkeypatch.setattr(entry.Commands, "get_command", lambda *_: failing)
    found = survey("run")
    assert (found.status, found.out, found.err.lstrip("\n")) == (status, "", said)


def test_a_defect_of_ours_is_not_dressed_up_as_the_users(monkeypatch):
    @click.command()
    def failing():
        raise ZeroDivisionError

    monkeypatch.setattr(entry.Commands, "get_command", lambda *_: failing)
    with pytest.raises(ZeroDivisionError):
        entry.main(["run"])


def test_help_and_the_first_decision_load_nothing_heavy():
    script = (
        "import sys; from pipeline.cli.main import main; main(['run', '--help']); "
        "print({'pandas', 'duckdb', 'dagster', 'rich', 'scipy', 'numpy', 'yaml', 'pydantic'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "set()"
