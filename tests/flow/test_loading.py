"""What a wave needs is loaded at once by a process that asks for all of it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.twelve.study import twelve_in

REPOSITORY = Path(__file__).parents[2]
NEW = """
import sys
from pathlib import Path
from pipeline.flow.loading import load_all
load_all()
known = set(sys.modules)
from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.folder import DataFolder
run = open_wave(DataFolder(Path(sys.argv[1])), "twelve:2011")
for stage in STAGES:
    run_stage(run, stage)
publish([run])
print(*sorted(name for name in set(sys.modules) - known if name.partition(".")[0] in sys.argv[2:]))
"""
SLOW = (
    "pipeline",
    "duckdb",
    "great_tables",
    "IPython",
    "jinja2",
    "pandas",
    "pyarrow",
    "scipy",
    "sqlalchemy",
    "yaml",
)


@pytest.mark.long
def test_a_wave_loads_nothing_of_ours_nor_of_what_is_slow_to_load(tmp_path):
    folder = twelve_in(tmp_path / "data", ("2011",))
    ended = subprocess.run(
        [sys.executable, "-c", NEW, str(folder.root), *SLOW],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout.split()) == (0, []), ended.stderr


def test_what_functions_import_of_scipy_is_loaded_at_once():
    """A wave that happens not to reach a function says nothing of what that function loads."""
    imports = {
        node.module
        for path in REPOSITORY.glob("pipeline/**/*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scipy")
    }
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pipeline.flow.loading import load_all; load_all(); print(*sys.modules)",
        ],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert imports
    assert imports <= set(loaded.stdout.split())
