"""A stage runs once for its inputs, whoever asks for it, and leaves nothing where it is stopped."""

import threading

import pytest

from pipeline.contract import stored_tables
from pipeline.errors import ExportError, PublicationError
from pipeline.flow import stages as module
from pipeline.flow.stages import run_stage
from pipeline.flow.wave_run import WaveRun
from pipeline.storage.fingerprint import fingerprint
from pipeline.storage.folder import DataFolder
from tests.storage.tiny import arrive, texts_in, write_table


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path)


@pytest.fixture
def ran(monkeypatch):
    """The stages that ran, in their order; each writes its tables."""
    ran = []

    def stage(name):
        def run(wave_run):
            ran.append(name)
            for table in stored_tables(stage=name):
                write_table(wave_run.generation, table, wave_run.files.exports[0].read_text())

        return run

    for name in module.STAGES:
        monkeypatch.setitem(module.STAGES, name, stage(name))
    return ran


def opened(folder, text="x"):
    files = arrive(folder, "s:2012", text)
    return WaveRun(folder, files, fingerprint(files), study=None, wave=None)


def staged(run):
    waves = [run.generation.staged(private=private) for private in (True, False)]
    return sorted(path.stem for wave in waves for path in wave.glob("[!.]*"))


def test_what_a_killed_run_finished_is_not_done_again(folder, ran):
    run_stage(opened(folder), "ingest")
    run_stage(opened(folder), "ingest")
    run_stage(opened(folder), "normalize")
    assert ran == ["ingest", "normalize"]


def test_a_stage_that_was_killed_halfway_is_done_again(folder, ran):
    run = opened(folder)
    run_stage(run, "ingest")
    run.generation.place("export_rows").unlink()
    run_stage(run, "ingest")
    assert ran == ["ingest", "ingest"]


def test_a_whole_generation_needs_no_stage(folder, ran):
    run = opened(folder)
    for stage in module.STAGES:
        run_stage(run, stage)
    run.generation.complete(stored_tables(), {})
    ran.clear()
    for stage in module.STAGES:
        run_stage(run, stage)
    assert ran == []


def test_a_wave_that_is_refused_leaves_nothing(folder, ran, monkeypatch):
    run = opened(folder)
    run_stage(run, "ingest")

    def refuse(run):
        write_table(run.generation, "respondents", "half")
        raise ExportError("unknown cells")

    monkeypatch.setitem(module.STAGES, "normalize", refuse)
    with pytest.raises(ExportError, match="unknown cells"):
        run_stage(run, "normalize")
    assert staged(run) == []


def test_a_defect_of_ours_keeps_what_other_stages_made(folder, ran, monkeypatch):
    run = opened(folder)
    run_stage(run, "ingest")
    monkeypatch.setitem(module.STAGES, "normalize", lambda run: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run_stage(run, "normalize")
    assert staged(run) == sorted(stored_tables(stage="ingest"))


def test_a_full_disk_is_told_in_words(folder, ran, monkeypatch):
    def fill_the_disk(run):
        raise OSError(28, "No space left on device", "rates.parquet")

    monkeypatch.setitem(module.STAGES, "ingest", fill_the_disk)
    with pytest.raises(
        PublicationError, match=r"s:2012: rates.parquet: the disk is full: make room and run again"
    ):
        run_stage(opened(folder), "ingest")


def test_a_file_that_changes_while_a_stage_reads_it_leaves_nothing(folder, ran):
    run = opened(folder, "before")
    reading = module.STAGES["ingest"]

    def read_after_a_change(run):
        arrive(folder, "s:2012", "after")
        reading(run)

    module.STAGES["ingest"] = read_after_a_change
    with pytest.raises(PublicationError, match="changed while it was being computed"):
        run_stage(run, "ingest")
    assert staged(run) == []


def test_a_new_file_clears_what_the_old_one_left(folder, ran):
    older = opened(folder, "older")
    run_stage(older, "ingest")
    run_stage(opened(folder, "newer"), "ingest")
    assert staged(older) == []


def test_two_runs_of_one_wave_at_once_do_each_stage_once(folder, ran):
    run = opened(folder)

    def through():
        for stage in module.STAGES:
            run_stage(run, stage)

    runs = [threading.Thread(target=through) for _ in range(4)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert ran == list(module.STAGES)
    assert texts_in(run.generation.tables.path("rates")) == {"x"}
