"""A whole run step by step: tables, databases, links, Dagster's history. What is published is whole after each.

What a kill leaves is what a run that stands still shows. So a run stands still after each call that gives, takes or
removes a name: a write into a file that is published shows in its time at the next of them. Whether the next run
recovers is tried after kills at a few of all writes, here, and at every table of every stage in `test_killed`.
"""

import os
import shutil
import signal

import pytest

from pipeline.storage.folder import DataFolder
from tests.faults.traced import FILES, NAMES, PAGES, killed_at, stopped_after_each
from tests.faults.victims import ended, fork, public_bytes, run_through_dagster
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
KEYS = ["twelve:2011", "twelve:2012"]
KILLS = "SURVEY_TEST_KILLS"  # how many, spread over all writes; more than these for whoever has the time
SPREAD = {FILES: 3, PAGES: 2}


@pytest.fixture(scope="module")
def corrected(tmp_path_factory) -> DataFolder:
    """Two published waves, one of them corrected since."""
    folder = twelve_in(tmp_path_factory.mktemp("before"), ("2011", "2012"))
    assert ended(fork(run_through_dagster, folder.root, KEYS)) == 0
    export = folder.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace(",Better,9,", ",Worse,9,", 1))
    return folder


def copied(folder: DataFolder, to) -> DataFolder:
    shutil.rmtree(to, ignore_errors=True)
    return DataFolder(shutil.copytree(folder.root, to, symlinks=True))


def published_files(folder: DataFolder) -> frozenset[tuple[str, int, int, int]]:
    """Every file that is published, private ones too: its path, and what tells that nobody has touched it."""
    found = []
    now = folder.current.resolve(strict=True)  # once, as a reader does: another thread may publish meanwhile
    for side in (now, (now / "private").resolve(strict=True)):
        found += [(path.relative_to(side), path.stat()) for path in side.rglob("*") if path.is_file()]
    return frozenset((str(path), file.st_ino, file.st_size, file.st_mtime_ns) for path, file in found)


def test_after_every_change_of_a_name_in_a_run_what_is_published_is_what_was_or_what_is_to_be(
    corrected, tmp_path
):
    folder, said, trace = copied(corrected, tmp_path / "now"), tmp_path / "said", tmp_path / "trace"
    before, seen = public_bytes(folder), [published_files(folder)]

    def look() -> None:
        seen.append(published_files(folder))

    arguments = (folder.root, KEYS[:1], None, said)
    assert stopped_after_each(NAMES, look, notes=trace, target=run_through_dagster, arguments=arguments) == 0
    assert said.read_text() == "twelve:2011: published\n"
    assert public_bytes(folder) != before
    called = [line for line in trace.read_text().splitlines() if "---" not in line]
    assert len(called) > 100
    assert len(seen) > 0.8 * len(called)  # threads that call at once stand still at once
    changes = [at for at in range(1, len(seen)) if seen[at] != seen[at - 1]]
    assert len(changes) == 1, [sorted(seen[at] ^ seen[at - 1]) for at in changes]


@pytest.mark.parametrize("calls", SPREAD, ids=["files", "pages"])
def test_wherever_a_run_is_killed_what_is_published_is_whole_and_the_next_run_publishes(
    calls, corrected, tmp_path
):
    said, trace = tmp_path / "said", tmp_path / "trace"

    def run_killed_at(now: DataFolder, number: int | None) -> int:
        arguments = (now.root, KEYS[:1], None, said)
        return killed_at(calls, number, notes=trace, target=run_through_dagster, arguments=arguments)

    undisturbed = copied(corrected, tmp_path / "now")
    assert run_killed_at(undisturbed, None) == 0
    before, after = public_bytes(corrected), public_bytes(undisturbed)
    assert before != after
    writes = len(trace.read_text().splitlines())
    kills = int(os.environ.get(KILLS) or SPREAD[calls])
    assert writes > 10 * kills
    killed = 0
    for at in range(1, writes, writes // kills):
        now = copied(corrected, tmp_path / "now")
        ending = run_killed_at(now, at)
        assert ending in (0, -signal.SIGKILL)  # a run may have a few writes less than the one before
        killed += ending != 0
        assert public_bytes(now) in (before, after), at
        assert ended(fork(run_through_dagster, now.root, KEYS[:1], None, said)) == 0
        assert said.read_text() == "twelve:2011: published\n", at
        assert public_bytes(now) == after, at
    assert killed >= kills // 2  # a thread counts its own writes, and few are all of a run
