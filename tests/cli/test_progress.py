"""How far a run is."""

import re

from pipeline.cli.progress import wave_progress


def test_a_pipe_gets_a_line_a_wave_on_standard_error(capsys):
    with wave_progress(2) as told:
        for key, end in (("one:1", "published"), ("one:2", "failed")):
            told(key, "running")
            told(key, end)
    said = capsys.readouterr()
    assert said.out == ""
    assert re.sub(r"\d\.\d s", "T", said.err).splitlines() == [
        "[1/2] one:1: published in T",
        "[2/2] one:2: failed in T",
    ]


def test_a_terminal_gets_a_bar_that_goes_away_and_a_line_a_wave(capsys, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    with wave_progress(1) as told:
        told("one:1", "running")
        told("one:1", "published")
    said = capsys.readouterr()
    assert said.out == ""
    assert "one:1: published" in said.err
    assert "1/1" in said.err
