"""A fresh machine: nothing but Python, make and these files."""

import os
import shutil
import subprocess

import pytest

from tests.tracked_files import ROOT, tracked_files

OURS = ("VIRTUAL_ENV", "SURVEY_DATA", "DAGSTER_HOME", "MAKEFLAGS", "MAKELEVEL", "PYTHONPATH", "PYTHONHOME")


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    """Runs `make TARGET` in a copy of the repository without an environment."""
    clone = tmp_path_factory.mktemp("clone")
    for path in tracked_files():
        to = clone / path.relative_to(ROOT)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, to)
    environment = {name: value for name, value in os.environ.items() if name not in OURS}

    def run(target):
        return subprocess.run(
            ["make", target], cwd=clone, env=environment, capture_output=True, text=True, check=True
        )  # fmt: skip

    return run


@pytest.mark.long
def test_make_run_sets_up_runs_and_says_what_was_found_and_the_second_time_finds_nothing_to_do(make):
    first = make("run").stdout
    for kept in ("238 kept of 261", "400 kept of 432", "1,222 kept of 1,319"):
        assert kept in first
    assert "RECONSTRUCTED DATA" in first
    second = make("run")
    assert second.stdout.startswith("nothing to do: 3 waves up to date.\n")
