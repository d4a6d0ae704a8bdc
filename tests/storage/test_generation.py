"""A generation is whole or it is not there, whoever else works on it."""

import json
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from pipeline.contract import stored_tables
from pipeline.errors import PublicationError
from pipeline.storage import generation as module
from pipeline.storage.generation import MADE_FROM, Generation
from tests.storage.tiny import texts_in, write_tables

WORK = """
import sys
from pathlib import Path
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
with Generation(DataFolder(Path(sys.argv[1])), "s", "2012", "abc").working("ingest"):
    print("working", flush=True)
    sys.stdin.read()
"""
EVERY = stored_tables()


@pytest.fixture
def generation(folder):
    return Generation(folder, "s", "2012", "abc")


def staged_and_whole(generation):
    waves = [generation.directory(private=private).parent for private in (True, False)]
    return sorted(path.name for wave in waves for path in wave.glob("*"))


def test_what_is_staged_is_read_before_and_after_it_is_whole(generation):
    write_tables(generation, "x")
    before = generation.tables.path("rates")
    assert not generation.is_whole
    generation.complete(EVERY, {"code": "1"})
    assert generation.is_whole
    assert generation.tables.path("rates") != before
    assert texts_in(generation.tables.path("rates")) == {"x"}
    assert staged_and_whole(generation) == ["abc", "abc"]


def test_sides_are_apart_and_it_says_what_it_was_made_from(generation):
    write_tables(generation, "x")
    generation.complete(EVERY, {"files": {"2012.csv": "0f"}})
    assert "responses" in generation.names(private=True)
    assert "responses" not in generation.names(private=False)
    made_from = generation.directory(private=False) / MADE_FROM
    assert json.loads(made_from.read_text()) == {"files": {"2012.csv": "0f"}}


def test_a_table_that_was_not_made_keeps_it_from_becoming_whole(generation):
    write_tables(generation, "x")
    (generation.staged(private=False) / "rates.parquet").unlink()
    with pytest.raises(
        PublicationError, match=r"s:2012: rates was not made from these inputs; nothing was published"
    ):
        generation.complete(EVERY, {})
    assert not generation.is_whole


def test_a_table_cut_short_by_a_power_cut_is_none(generation):
    write_tables(generation, "x")
    path = generation.tables.path("rates")
    path.write_bytes(path.read_bytes()[:-1])
    assert not generation.has(["rates"])
    path.write_bytes(b"")
    assert not generation.has(["rates"])
    assert generation.has(["items"])


def test_killed_between_the_sides_it_is_not_whole_and_the_next_run_completes_it(generation, monkeypatch):
    write_tables(generation, "x")
    monkeypatch.setattr(module, "SIDES", (True,))
    generation.complete(EVERY, {})
    monkeypatch.undo()
    assert not generation.is_whole
    write_tables(generation, "x")
    generation.complete(EVERY, {})
    assert generation.is_whole
    assert staged_and_whole(generation) == ["abc", "abc"]


def test_a_scratch_file_of_a_killed_run_is_never_part_of_it(generation):
    write_tables(generation, "x")
    (generation.staged(private=True) / ".scratch-1").mkdir()
    (generation.staged(private=False) / ".rates.parquet.7.tmp").write_text("half")
    generation.complete(EVERY, {})
    assert [path.name for path in generation.directory(private=False).glob(".*")] == []
    assert [path.name for path in generation.directory(private=True).glob(".*")] == []


def test_a_second_completion_changes_nothing(generation):
    write_tables(generation, "x")
    generation.complete(EVERY, {"code": "1"})
    before = (generation.directory(private=False) / MADE_FROM).stat()
    generation.complete(EVERY, {"code": "2"})
    assert (generation.directory(private=False) / MADE_FROM).stat() == before


def test_pages_are_completed_with_their_tables(generation):
    generation.place("rates").write_bytes(b"PAR1")
    generation.file("report").mkdir()
    (generation.file("report") / "index.html").write_text("page")
    generation.complete(["rates"], {})
    assert (generation.file("report") / "index.html").read_text() == "page"


def test_a_discarded_staging_and_a_retired_generation_leave_nothing(generation):
    write_tables(generation, "x")
    generation.discard()
    assert staged_and_whole(generation) == []
    write_tables(generation, "x")
    generation.complete(EVERY, {})
    generation.retire()
    assert not generation.is_whole
    assert staged_and_whole(generation) == []


@contextmanager
def worked_on_elsewhere(folder):
    """Another process that works on the part "ingest" until it is killed."""
    arguments = [sys.executable, "-c", WORK, str(folder.root)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdout.readline() == b"working\n"
        try:
            yield worker
        finally:
            worker.kill()


def test_another_part_is_worked_on_and_what_is_made_is_read_meanwhile(generation, folder):
    with worked_on_elsewhere(folder), generation.working("score"), generation.reading():
        assert generation.is_worked_on("ingest")
        assert not generation.is_worked_on("normalize")
    assert not generation.is_worked_on("ingest")


def test_it_is_discarded_only_once_nobody_works_on_it(generation, folder):
    with worked_on_elsewhere(folder) as worker:
        discarding = threading.Thread(target=generation.discard)
        discarding.start()
        discarding.join(0.3)
        assert generation.staged(private=True).is_dir()
        worker.kill()
        discarding.join()
    assert staged_and_whole(generation) == []


def test_what_another_process_works_on_is_not_cleared_away_until_it_is_dead(generation, folder):
    with worked_on_elsewhere(folder) as worker:
        generation.clear_staged()
        assert generation.staged(private=True).is_dir()
        worker.kill()
        worker.wait()
        generation.clear_staged()
        assert staged_and_whole(generation) == []
