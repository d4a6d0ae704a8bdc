import pytest

from pipeline.codebook import load_study, unsupported
from pipeline.errors import CodebookError, NotSupported

WAITING = """\
items:
  other: {column: Q5, type: text, codes: other.csv}
  fine: {column: Q6, type: text, by_wave: {'2012': {codes: fine.csv}}}
"""


def test_what_has_no_analysis_yet_is_named_with_its_line(read):
    study = read(WAITING)
    assert [line.removeprefix(study.path) for line in unsupported(study)] == [
        ":3: items.other: `codes` of a text is not supported yet; remove it for now",
        ":4: items.fine: `codes` of a text is not supported yet; remove it for now",
    ]


def test_loading_refuses_it(folder, read):
    read(WAITING)
    with pytest.raises(NotSupported, match=r"`codes` of a text is not supported yet"):
        load_study(folder)
    assert issubclass(NotSupported, CodebookError)


def test_everything_else_is_supported(read):
    assert unsupported(read("items: {a: {column: A, type: text}, b: {column: B, type: number}}\n")) == ()
