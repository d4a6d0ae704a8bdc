"""What a run needs is loaded before it is forked."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
NEW = """
import sys
from pathlib import Path
from assets.fork_server import load
load()
known = set(sys.modules)
from assets.in_process import run_waves
from pipeline.storage.folder import DataFolder
(outcome,) = run_waves(DataFolder(Path(sys.argv[1])), ["twelve:2011"], progress=lambda key, word: None)
assert outcome.problem == "", outcome.problem
print(*sorted(name for name in set(sys.modules) - known if name.partition(".")[0] in sys.argv[2:]))
"""


SLOW = ("pipeline", "great_tables", "jinja2", "pandas", "pyarrow", "scipy", "sqlalchemy")


def test_a_run_loads_nothing_of_ours_nor_of_what_is_slow_to_load(tmp_path, monkeypatch):
    monkeypatch.setenv("DAGSTER_HOME", "")
    folder = twelve_in(tmp_path / "data", ("2011",))
    ended = subprocess.run(
        [sys.executable, "-c", NEW, str(folder.root), *SLOW],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout.split()) == (0, []), ended.stderr
