"""Kill -9 right before each write: what is published stays whole, and the next run carries on by itself."""

import shutil
import signal

import dagster as dg
import pytest

from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import current_manifest
from tests.faults.victims import ended, fork, public_bytes, publish_tiny, run_through_dagster
from tests.storage.tiny import published_texts
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
KEYS = ["twelve:2011", "twelve:2012"]


def killed_until_it_ends(target, *arguments, check) -> int:
    """Starts it again and again, killed each time at another write; how often it was killed."""
    kills = 0
    while (code := ended(fork(target, *arguments))) != 0:
        assert code == -signal.SIGKILL
        kills += 1
        check()
    return kills


def test_a_publication_killed_at_each_write_is_there_whole_or_not_at_all(tmp_path):
    folder = DataFolder(tmp_path / "data")
    assert ended(fork(publish_tiny, folder.root, "s:2011", "first")) == 0

    def whole():
        assert published_texts(folder, "s:2011") in ({"first"}, {"second"})

    kills = killed_until_it_ends(
        publish_tiny, folder.root, "s:2011", "second", tmp_path / "seen", check=whole
    )
    assert kills > 100
    assert published_texts(folder, "s:2011") == {"second"}
    leavings = [path for path in folder.processed.rglob("*.staged") if path.is_dir()]
    assert leavings == []


def test_a_run_killed_at_each_table_of_each_stage_leaves_what_was_published_and_the_next_carries_on(
    tmp_path, monkeypatch
):
    folder = twelve_in(tmp_path / "data", ("2011", "2012"))
    assert ended(fork(run_through_dagster, folder.root, KEYS)) == 0
    export = folder.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace(",Better,9,", ",Worse,9,", 1))
    undisturbed = DataFolder(shutil.copytree(folder.root, tmp_path / "undisturbed", symlinks=True))
    assert ended(fork(run_through_dagster, undisturbed.root, KEYS)) == 0
    before, after = public_bytes(folder), public_bytes(undisturbed)
    assert before != after
    number = current_manifest(folder).number

    def whole():
        is_new = current_manifest(folder).number != number
        assert public_bytes(folder) == (after if is_new else before)

    seen = tmp_path / "seen"
    notes = tmp_path / "notes"
    kills = killed_until_it_ends(run_through_dagster, folder.root, KEYS[:1], seen, notes, check=whole)
    places = seen.read_text()
    assert kills == len(places.splitlines())
    for table in (
        "export_rows",
        "responses",
        "scores",
        "weights",
        "rates",
        "correlations",
        "benchmarks",
        "trends",
    ):
        assert f"{table}.parquet" in places, table
    assert "os.rename /current" in places
    assert notes.read_text() == "twelve:2011: published\n"
    assert public_bytes(folder) == after
    monkeypatch.setenv("DAGSTER_HOME", str(folder.processed / "dagster"))
    with dg.DagsterInstance.get() as instance:
        statuses = [run.status.value for run in instance.get_runs()]
    assert (statuses.count("SUCCESS"), statuses.count("FAILURE")) == (3, kills)  # nothing runs for ever
