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


def process(*words, replaced="main"):
    """The console script as a process of its own, with another function in the place of `main`."""
    code = f"""
import sys
from pipeline.cli import main as entry
sys.argv[1:] = {list(words)!r}
entry.main = {replaced.replace("main", "entry.main")}
entry.process()
"""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_the_process_ends_with_the_commands_status_and_all_that_it_printed():
    assert process("rates", "s", "--nothing").returncode == 2
    many = process(replaced="lambda: print('line ' * 100_000) or 1")
    assert (many.returncode, many.stdout.count("line")) == (1, 100_000)


def test_after_an_unforeseen_error_the_process_ends_as_python_does():
    failed = process(replaced="lambda: 1 / 0")
    assert failed.returncode == 1
    assert "ZeroDivisionError" in failed.stderr
