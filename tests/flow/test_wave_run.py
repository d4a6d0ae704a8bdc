"""A wave is opened by its name, with the codebook that its hash is of."""

import pytest

from pipeline.errors import CodebookError, ExportError, UsageError
from pipeline.flow.wave_run import find_wave, open_wave
from tests.twelve.study import twelve_in


@pytest.fixture
def folder(tmp_path):
    return twelve_in(tmp_path, ("2011", "2012"))


def test_a_wave_has_its_files_its_codebook_and_its_generation(folder):
    run = open_wave(folder, "twelve:2011")
    assert (run.files.key, run.wave.name, run.study.name) == ("twelve:2011", "2011", "twelve")
    assert (run.generation.key, run.generation.hash) == ("twelve:2011", run.hash)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("thirteen:2011", "'thirteen': there is no such study in .*; there are twelve"),
        ("twelve:1999", "'twelve:1999': there is no export of such a wave in .*; there are 2011, 2012"),
        ("twelve", "'twelve': there is no export of such a wave"),
        ("../twelve:2011", "there is no such study"),
    ],
)
def test_a_wave_that_does_not_exist_is_answered_with_those_that_do(folder, key, message):
    with pytest.raises(UsageError, match=message):
        open_wave(folder, key)


def test_where_the_folder_has_a_problem_it_is_told(folder):
    (folder.raw / "twelve" / "codebook.yaml").unlink()
    with pytest.raises(ExportError, match=r"there is no codebook.yaml"):
        find_wave(folder, "twelve:2011")


def test_a_codebook_that_is_wrong_is_told_each_time(folder):
    (folder.raw / "twelve" / "codebook.yaml").write_text("study: twelve\nitems: 7\n")
    for _ in range(2):
        with pytest.raises(CodebookError):
            open_wave(folder, "twelve:2011")
