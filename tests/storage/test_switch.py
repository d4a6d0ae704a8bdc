"""A wave of several files is replaced whole, whenever somebody is killed."""

import os
import shutil

import pytest

from pipeline.storage.discover import discover_study
from pipeline.storage.folder import DataFolder
from pipeline.storage.incoming import place, staged_files
from pipeline.storage.pending import pending
from pipeline.storage.switch import finish_switches

NEW = {"2012.sss": "new", "2012.asc": "new"}
OLD = {"2012.sss": "old", "2012.csv": "old"}


@pytest.fixture
def folder(tmp_path):
    made = DataFolder(tmp_path / "data")
    study = made.raw / "s"
    study.mkdir(parents=True)
    (study / "codebook.yaml").write_text("study: s\n")
    for name, text in OLD.items():
        (study / name).write_text(text)
    return made


def there(folder):
    paths = (folder.raw / "s").glob("2012*")
    return {path.name: path.read_text() for path in paths}


def replaced_until_killed(folder, tmp_path, step):
    """Replaces the wave in a process that dies before its `step`th change in the folder; whether it died."""
    child = os.fork()
    if child == 0:
        _die_before(step)
        files = [tmp_path / name for name in ("x.sss", "x.asc")]
        for file in files:
            file.write_text("new")
        with staged_files(folder, "s", "2012", files) as incoming:
            place(folder, incoming, replace=True)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def _die_before(step):
    left = [step]

    def counting(change):
        def counted(*arguments, **choices):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return change(*arguments, **choices)

        return counted

    for name in ("rename", "replace", "unlink", "rmdir"):
        setattr(os, name, counting(getattr(os, name)))


def test_whatever_step_it_dies_before_the_wave_is_the_old_one_or_the_new_one(folder, tmp_path):
    aside = tmp_path / "before"
    shutil.copytree(folder.raw, aside)
    outcomes = []
    for step in range(20):
        shutil.rmtree(folder.raw)
        shutil.copytree(aside, folder.raw)
        died = replaced_until_killed(folder, tmp_path, step)
        readable = [wave for wave in discover_study(folder.raw / "s").waves if wave.wave == "2012"]
        if readable:
            assert there(folder) in (OLD, NEW), step
        pending(folder)
        assert there(folder) in (OLD, NEW), step
        assert not list((folder.raw / "s").glob(".switching*"))
        outcomes.append((died, there(folder) == NEW))
        if not died:
            break
    assert outcomes[0] == (True, False)
    assert (True, True) in outcomes
    assert outcomes[-1] == (False, True)


def test_where_nothing_was_stopped_there_is_nothing_to_finish(folder):
    assert finish_switches(folder) == ()


def test_a_wave_that_is_half_replaced_is_not_read(folder):
    (folder.raw / "s" / ".switching-2012").mkdir()
    found = discover_study(folder.raw / "s")
    assert found.waves == ()
    assert "the files of 2012 are being replaced; `survey run` finishes" in found.problems[0]
