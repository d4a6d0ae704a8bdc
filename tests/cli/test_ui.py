"""`survey ui`."""

import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from pipeline.cli import ui
from pipeline.report.address import REPORTS_URL
from tests.twelve.study import twelve_in


@pytest.fixture
def deaf():
    """Started as a shell without a terminal starts what it puts into the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


def test_dagster_listens_on_this_machine_only():
    words = ui.dagster_dev(3333)
    assert words[0] == sys.executable
    assert words[words.index("--host") + 1] == "127.0.0.1"
    assert words[words.index("--port") + 1] == "3333"
    assert words[words.index("dev") + 1 :][:2] == ["-m", "assets.definitions"]


def test_each_service_has_a_code_server_that_it_starts_again_when_it_dies():
    assert "--use-legacy-code-server-behavior" in ui.dagster_dev(3333)


def test_it_starts_with_the_projects_instance_and_data_and_can_be_stopped(
    survey, deaf, tmp_path, monkeypatch
):
    folder = twelve_in(tmp_path / "data", ("2011",))
    started, served = [], []
    monkeypatch.setattr(ui, "start_beside", lambda *words: served.append(words))
    monkeypatch.setenv("DAGSTER_HOME", "")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        os,
        "execv",
        lambda *words: started.append(
            (*words, dict(os.environ), str(Path.cwd()), signal.getsignal(signal.SIGINT))
        ),
    )
    monkeypatch.setattr(ui, "listening", lambda *words: socket.socket())
    monkeypatch.delenv(REPORTS_URL, raising=False)
    said = survey("ui", "--port", "3333", "--reports-port", "3334", "--data", folder.root)
    (program, words, environment, directory, on_interrupt) = started[0]
    assert on_interrupt is signal.SIG_DFL
    home = folder.processed / "dagster"
    assert program == words[0] == sys.executable
    assert environment["DAGSTER_HOME"] == directory == str(home)
    assert environment["SURVEY_DATA"] == str(folder.root)
    assert (home / "dagster.yaml").is_file()
    assert served == [(folder.processed / "reports", 3334, "--reports-port")]
    assert environment[REPORTS_URL] == "http://127.0.0.1:3334"
    assert "http://127.0.0.1:3333" in said.err
    assert "http://127.0.0.1:3334" in said.err


def test_a_port_that_is_taken_starts_nothing_and_says_so(survey, tmp_path, monkeypatch):
    folder = twelve_in(tmp_path / "data", ("2011",))
    monkeypatch.setenv("DAGSTER_HOME", "")
    monkeypatch.setattr(os, "execv", lambda *words: pytest.fail("it started"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = survey("ui", "--port", taken.getsockname()[1], "--data", folder.root)
    assert said.status == 2
    assert "survey ui` may be running already" in said.err


def test_a_port_that_is_none_is_wrong_use(survey):
    assert survey("ui", "--port", "99999").status == 2
