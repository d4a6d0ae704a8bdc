"""A disk that is full or read-only: what was published stays, the message says what to do, the next run recovers."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.storage.folder import DataFolder
from tests.faults.victims import ended, fork, public_bytes, run_through_dagster
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
KEYS = ["twelve:2011", "twelve:2012"]


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A file system of 200 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounting.returncode:
        pytest.skip(f"this user may not mount a file system: {mounting.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def corrected(small_disk) -> DataFolder:
    """Two published waves, one of them corrected since."""
    folder = twelve_in(small_disk / "data", ("2011", "2012"))
    assert ended(fork(run_through_dagster, folder.root, KEYS)) == 0
    export = folder.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace(",Better,9,", ",Worse,9,", 1))
    return folder


def said(folder: DataFolder, notes: Path) -> str:
    """What running the corrected wave came to."""
    assert ended(fork(run_through_dagster, folder.root, KEYS[:1], None, notes)) == 0
    return notes.read_text()


STANDS = "and run again; what was published stands"


def test_on_a_full_or_read_only_disk_nothing_is_published_and_once_it_can_be_it_is(
    corrected, small_disk, tmp_path
):
    before, notes, filler = public_bytes(corrected), tmp_path / "notes", small_disk / "filler"
    for left in (0, 2_000_000, 5_000_000, 9_000_000):  # fails in Dagster's history first, in the report last
        fill(filler, leaving=left)
        assert f"the disk is full: make room {STANDS}" in said(corrected, notes), left
        assert public_bytes(corrected) == before
        filler.unlink()

    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert f"the disk is read-only: make it writable {STANDS}" in said(corrected, notes)
    assert public_bytes(corrected) == before
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)

    assert said(corrected, notes) == "twelve:2011: published\n"
    assert public_bytes(corrected) != before


def fill(filler: Path, *, leaving: int) -> None:
    """Takes what is free on a disk but for some bytes."""
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 65536):
                pass
        except OSError:
            pass
    size = filler.stat().st_size
    with filler.open("rb+") as file:
        file.truncate(max(size - leaving, 0))
