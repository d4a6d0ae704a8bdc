"""What DuckDB spills goes with its process, or with the next housekeeping."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.engine.spill import remove_orphaned_spills, spill_folder


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_only_the_folder_of_a_process_that_is_gone_is_removed(temporary):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    orphan = temporary / f"survey-spill-{ended.pid}-abc"
    orphan.mkdir()
    (orphan / "spilled").write_text("rows")
    others = temporary / "survey-spill-of-somebody"
    others.mkdir()
    own = Path(spill_folder())
    assert remove_orphaned_spills() == (orphan,)
    assert sorted(temporary.iterdir()) == sorted([own, others])


def test_only_its_owner_reads_what_is_spilled(temporary):
    assert Path(spill_folder()).stat().st_mode & 0o077 == 0
