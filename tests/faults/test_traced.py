"""Kill -9 at writes spread over a whole run: tables, databases, links, Dagster's history. What is published is whole."""

import os
import shutil
import signal

import pytest

from pipeline.storage.folder import DataFolder
from tests.faults.traced import FILES, PAGES, traced
from tests.faults.victims import ended, fork, public_bytes, run_through_dagster
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
KEYS = ["twelve:2011", "twelve:2012"]
KILLS = "SURVEY_TEST_KILLS"  # how many, spread over all writes; more than these for whoever has the time
SPREAD = {FILES: 3, PAGES: 2}


@pytest.mark.parametrize("calls", SPREAD, ids=["files", "pages"])
def test_wherever_a_run_is_killed_what_is_published_is_whole_and_the_next_run_publishes(calls, tmp_path):
    folder = twelve_in(tmp_path / "before", ("2011", "2012"))
    assert ended(fork(run_through_dagster, folder.root, KEYS)) == 0
    export = folder.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace(",Better,9,", ",Worse,9,", 1))
    said, trace = tmp_path / "said", tmp_path / "trace"

    def copied() -> DataFolder:
        shutil.rmtree(tmp_path / "now", ignore_errors=True)
        return DataFolder(shutil.copytree(folder.root, tmp_path / "now", symlinks=True))

    def run_killed_at(now: DataFolder, at: int | None) -> int:
        arguments = (now.root, KEYS[:1], None, said)
        return traced(calls, kill_at=at, notes=trace, target=run_through_dagster, arguments=arguments)

    undisturbed = copied()
    assert run_killed_at(undisturbed, None) == 0
    before, after = public_bytes(folder), public_bytes(undisturbed)
    assert before != after
    writes = len(trace.read_text().splitlines())
    kills = int(os.environ.get(KILLS) or SPREAD[calls])
    assert writes > 10 * kills
    killed = 0
    for at in range(1, writes, writes // kills):
        now = copied()
        ending = run_killed_at(now, at)
        assert ending in (0, -signal.SIGKILL)  # a run may have a few writes less than the one before
        killed += ending != 0
        assert public_bytes(now) in (before, after), at
        assert ended(fork(run_through_dagster, now.root, KEYS[:1], None, said)) == 0
        assert said.read_text() == "twelve:2011: published\n", at
        assert public_bytes(now) == after, at
    assert killed >= kills // 2  # a thread counts its own writes, and few are all of a run
