"""A codebook is read once, and again as soon as it or what it names is another."""

from textwrap import dedent

import pytest

from pipeline.codebook import once as module
from pipeline.codebook.once import study_of
from pipeline.errors import CodebookError

CODEBOOK = """
    study: small
    waves: {"2012": {targets: targets.csv}}
    items: {sector: {column: S, options: [[a, "A"], [b, "B"]]}}
    """
TARGETS = "item,option,share,source\nsector,a,0.3,register\nsector,b,0.7,register\n"


@pytest.fixture
def codebook(tmp_path):
    path = tmp_path / "small" / "codebook.yaml"
    path.parent.mkdir()
    path.write_text(dedent(CODEBOOK))
    (path.parent / "targets.csv").write_text(TARGETS)
    return path


def shares(codebook):
    (target,) = study_of(codebook).wave("2012").targets
    return sorted(target.shares.values())


def test_the_same_bytes_are_read_once(codebook):
    assert study_of(codebook) is study_of(codebook)


def test_a_file_that_it_names_is_part_of_it(codebook):
    assert shares(codebook) == [0.3, 0.7]
    (codebook.parent / "targets.csv").write_text(TARGETS.replace("0.3", "0.4").replace("0.7", "0.6"))
    assert shares(codebook) == [0.4, 0.6]


def test_what_is_wrong_is_told_each_time(codebook):
    (codebook.parent / "targets.csv").unlink()
    for _ in range(2):
        with pytest.raises(CodebookError, match=r"targets\.csv"):
            study_of(codebook)


def test_one_that_changes_while_it_is_read_is_not_kept(codebook, monkeypatch):
    load = module.load_study

    def load_after_a_change(path):
        codebook.write_text(codebook.read_text() + "title: Others\n")
        return load(path)

    monkeypatch.setattr(module, "load_study", load_after_a_change)
    with pytest.raises(CodebookError, match=r"codebook\.yaml: it changed while it was being read; run again"):
        study_of(codebook)
    monkeypatch.undo()
    assert str(study_of(codebook).title) == "Others"
