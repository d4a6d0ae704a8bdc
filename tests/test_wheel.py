"""What is installed: everything the code reads beside itself must be in the wheel."""

import subprocess
import sys
import zipfile

import pytest

from tests.tracked_files import ROOT, tracked_files


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    """The names of the files in the wheel."""
    pytest.importorskip("hatchling")
    to = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(to)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = to.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_both_packages_is_in_the_wheel(names):
    wanted = {path.relative_to(ROOT).as_posix() for path in tracked_files()}
    wanted = {name for name in wanted if name.startswith(("pipeline/", "assets/"))}
    assert len(wanted) > 100
    assert wanted - names == set()


def test_dagsters_settings_stand_where_the_code_looks_for_them(names):
    """`assets.in_process` copies the file that stands beside the package."""
    assert "dagster.yaml" in names


def test_neither_tests_nor_data_are_installed(names):
    assert not [name for name in names if name.startswith(("tests/", "data/", "benchmarks/", "docs/"))]
