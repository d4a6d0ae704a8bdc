"""The words that go with every reconstruction."""

import pytest

from pipeline.cli.notice import notice_panel, reconstruction_notice, warn, warn_of_reconstructions
from pipeline.storage.folder import DataFolder


def test_the_notice_says_what_nobody_may_miss():
    said = reconstruction_notice(["a:1", "b:2"])
    assert said.startswith("RECONSTRUCTED DATA (a:1, b:2): nobody answered these questions.")
    assert "assumption" in said


def test_nothing_is_said_of_answers_that_were_given(capsys):
    warn([])
    assert capsys.readouterr().err == ""
    assert list(notice_panel([])) == []
    assert len(list(notice_panel(["a:1"]))) == 1


@pytest.mark.parametrize(
    "codebook, is_warned",
    [
        ("study: one\nprovenance: reconstructed\n", True),
        ("study: one\nwaves: {'1': {provenance : 'reconstructed'}}\n", True),
        ("study: one\nprovenance: respondents\n", False),
        ("study: one\n", False),
    ],
)
def test_a_codebook_says_so_without_being_loaded(tmp_path, capsys, codebook, is_warned):
    (tmp_path / "raw" / "one").mkdir(parents=True)
    (tmp_path / "raw" / "one" / "codebook.yaml").write_text(codebook)
    warn_of_reconstructions(DataFolder(tmp_path), ["one:1", "one:2"])
    assert ("RECONSTRUCTED DATA (one)" in capsys.readouterr().err) is is_warned
