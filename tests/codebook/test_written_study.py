import pytest

from pipeline.codebook import read_study
from pipeline.errors import CodebookError

ITEM = "items: {a: {column: Q1, options: [[x, X]]}}\n"


def test_study_and_items_must_be_there(problems):
    assert problems("title: T\n") == ["1: `items` is missing; add it"]


def test_a_published_share_is_a_share_not_percent(problems):
    found = problems(ITEM + "published: [{wave: '2012', item: a, option: x, share: 68, source: S}]\n")
    assert found == ["3: published.share: found 68; write a number of at most 1"]


def test_a_published_figure_needs_a_source(problems):
    found = problems(ITEM + "published:\n- {wave: '2012', item: a, option: x, share: 0.68}\n")
    assert found == ["4: published: `source` is missing; add it"]


def test_a_target_is_a_share(problems):
    assert problems(ITEM + "targets: {a: {x: -1}}\n") == [
        "3: targets.a.x: found -1; write a number of at least 0"
    ]


def test_a_study_has_a_name_for_a_folder(folder):
    (folder / "codebook.yaml").write_text("study: My Study\n" + ITEM)
    with pytest.raises(
        CodebookError, match="1: study: found My Study; it must be small letters, digits and hyphens"
    ):
        read_study(folder)
