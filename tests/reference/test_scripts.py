"""Reference numbers are what their scripts make: each is run again, and what it writes is held against what is kept."""

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from tests.browser import or_skip
from tests.shared_data import SHARED_DATA, shared_data

pytestmark = pytest.mark.long
HERE = Path(__file__).parent
SCRIPTS = sorted(
    path.stem for path in HERE.glob("*.R") if path.stem != "write"
)  # write.R is what they write with
BY_ITERATION = 1e-6  # R's optimisers stop where a digit more depends on the machine


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_makes_the_numbers_that_are_kept(name, tmp_path):
    shared_data("complex-design")
    if shutil.which("Rscript") is None:
        or_skip("there is no R on this machine")
    root = tmp_path / "repository"
    made = shutil.copytree(HERE, root / "tests" / "reference")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "data").symlink_to(SHARED_DATA)
    before = {path: path.stat().st_mtime_ns for path in made.glob("*.csv")}
    ended = subprocess.run(
        ["Rscript", f"tests/reference/{name}.R"], cwd=root, capture_output=True, text=True, check=False
    )
    if "there is no package called" in ended.stderr:
        or_skip(ended.stderr.strip().splitlines()[-2])
    assert ended.returncode == 0, ended.stderr
    written = [path for path in sorted(made.glob("*.csv")) if path.stat().st_mtime_ns != before.get(path)]
    assert written
    for path in written:
        assert_frame_equal(pd.read_csv(path), pd.read_csv(HERE / path.name), rtol=BY_ITERATION, atol=1e-12)
