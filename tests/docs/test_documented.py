"""The reader of pages finds what a page shows and what it leaves out."""

import pytest

from tests.docs.documented import carry_out, commands_of, fits


def test_a_fence_holds_commands_with_what_they_print():
    found = list(commands_of("$ survey run\nnothing to do\n$ survey ui --help\n"))
    assert [(typed.command, typed.shown) for typed in found] == [
        ("survey run", "nothing to do\n"),
        ("survey ui --help", ""),
    ]


@pytest.mark.parametrize(
    "shown, printed, is_fit",
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\n", "a\nb\nc\n", True),
        ("a\n...\nc\n", "a\nc\n", True),
        ("sha256 ...\n", "sha256 0af\n", True),
        ("1.5\n", "1x5\n", False),
        ("", "a\n", False),
        ("", "", True),
        ("a\n", "a   \n\n", True),
    ],
)
def test_what_is_shown_fits_what_was_printed(shown, printed, is_fit):
    assert fits(shown, printed) is is_fit


def test_files_are_written_and_commands_run_in_their_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = "<!-- file: a/b.yaml -->\n```yaml\nx: 1\n```\n\n```console\n$ survey check a/b.yaml\nfine\n```\n"
    ((typed, printed),) = carry_out(page, docs=tmp_path, survey=lambda *words: " ".join(words))
    assert printed == "check a/b.yaml"
    assert typed.shown == "fine\n"
    assert (tmp_path / "a" / "b.yaml").read_text() == "x: 1\n"


def test_a_page_that_asks_for_another_program_is_a_mistake(tmp_path):
    with pytest.raises(AssertionError, match="rm -r x: a page may tell"):
        carry_out("```console\n$ rm -r x\n```\n", docs=tmp_path, survey=str)
