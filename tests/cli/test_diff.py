"""`survey diff` prints a line a number, with both values and the reason."""

from dataclasses import replace

from pipeline.cli.diff import MOST_CHANGES, drawn
from pipeline.flow.diff import Change, WaveDiff
from pipeline.flow.subtractable import Subtractable


def found(*changes: Change) -> WaveDiff:
    return WaveDiff("twelve:2011", "aa", "bb", ("file 2011.csv",), changes)


def test_each_number_has_its_key_and_both_values():
    text = drawn(found(Change("rates", "item=growth, option=1", 0.25, 0.3333333)))
    assert text == (
        "twelve:2011: 1 numbers changed, because of: file 2011.csv\n"
        "  rates: item=growth, option=1: 0.2500 -> 0.3333\n"
    )


def test_a_number_that_is_no_longer_shown_says_so():
    assert "0.2500 -> not shown" in drawn(found(Change("rates", "item=growth", 0.25, None)))


def test_the_same_number_on_another_base_says_so():
    assert "0.2500, on another base" in drawn(found(Change("rates", "item=growth", 0.25, 0.25)))


def test_a_flood_of_changes_is_counted():
    text = drawn(found(*[Change("rates", f"item={n}", 0.1, 0.2) for n in range(MOST_CHANGES + 7)]))
    assert text.endswith("  and 7 more\n")


def test_what_two_publications_tell_of_few_is_said_in_a_line():
    told = replace(found(), subtractable=Subtractable(shown_now=1, little_changed=3))
    assert drawn(told).splitlines()[-1] == (
        "  columns are hidden: 1 that were are shown now, 3 have 1 to 4 respondents more or less; "
        "who has both publications can subtract (docs/methods.md)"
    )
    assert "hidden" not in drawn(found())
