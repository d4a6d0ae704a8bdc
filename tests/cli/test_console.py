"""Where words go, and what labels may not do there."""

import os
import sys

import pytest

from pipeline.cli.console import console_width, messages, plain, show, write


def test_a_label_cannot_steer_a_terminal():
    assert plain("\x1b[31mred\x1b[0m\x07") == "[31mred[0m"
    assert plain("two\nlines\tand  blanks ") == "two lines and blanks"
    assert plain("\u202eright to left\u2066") == "right to left"
    assert plain("naïve café 日本 😀") == "naïve café 日本 😀"


def test_results_are_plain_in_a_pipe_and_have_no_blanks_at_line_ends(capsys, monkeypatch):
    from rich.table import Table
    from rich.text import Text

    monkeypatch.setenv("COLUMNS", "40")
    table = Table.grid(padding=(0, 2))
    table.add_row("a", "b  ")
    show(Text("[bold] stays as it is :smile:", style="red"), table)
    assert capsys.readouterr().out == "[bold] stays as it is :smile:\na  b\n"


def test_the_width_is_the_one_asked_for_and_a_pipes_own_otherwise(monkeypatch):
    monkeypatch.setenv("COLUMNS", "66")
    assert console_width() == 66
    monkeypatch.delenv("COLUMNS")
    assert console_width() == 120


def test_messages_go_to_standard_error(capsys):
    messages().print("halfway")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "halfway\n")


def test_a_reader_that_has_gone_away_is_no_error(monkeypatch, capfd):
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w") as gone, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", gone)
        write("nobody reads this\n" * 10_000)
        write("nor this\n")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("colour, codes", [("1", False), (None, True)])
def test_no_color_is_honoured(monkeypatch, capsys, colour, codes):
    from rich.text import Text

    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", colour) if colour else monkeypatch.delenv("NO_COLOR", raising=False)
    show(Text("warning", style="red"))
    assert ("31m" in capsys.readouterr().out) is codes
