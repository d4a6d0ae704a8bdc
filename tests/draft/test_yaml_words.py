import pytest
import yaml

from pipeline.draft.drafted import DraftOption
from pipeline.draft.yaml_words import cell, comment, key, listed, option_pairs, pairs, reasons, text

BENT = [
    "no",
    "010",
    "1_000",
    "2012-06-30",
    "null",
    "~",
    "a: b",
    "# not",
    "'",
    '"',
    "{",
    "é",
    "a\\b",
    "1.0",
    "",
    "\x7f\x85\u2028",
]


@pytest.mark.parametrize("value", BENT)
def test_a_string_stays_a_string(value):
    assert yaml.safe_load(text(value)) == value
    assert yaml.safe_load(listed([value])) == [value]
    assert yaml.safe_load(pairs([(value, value)])) == {value: value}
    assert yaml.safe_load(reasons([(value, "refused")])) == {value: "refused"}
    assert yaml.safe_load(option_pairs([DraftOption(value, value)])) == [[value, value]]


def test_a_line_break_becomes_a_blank_in_a_text_and_stays_in_a_cell():
    assert yaml.safe_load(text("two\nlines")) == "two lines"
    assert yaml.safe_load(cell("two\nlines")) == "two\nlines"


def test_a_name_is_bare_unless_yaml_would_bend_it():
    assert [key(name) for name in ("Q1", "no", "1a")] == ["Q1", '"no"', '"1a"']


def test_a_comment_is_one_line():
    assert comment("two\n# lines") == "two # lines"
