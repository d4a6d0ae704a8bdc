"""Findings: a number, a sentence, and at most twenty keys."""

from pipeline.checks.finding import drawn_key, finding


def test_a_finding_counts_all_and_lists_twenty():
    found = finding([f"item={n}" for n in range(50)], clean="none", wrong="{rows} items are wrong")
    assert (found.rows, len(found.keys), found.said) == (50, 20, "50 items are wrong")
    assert not found.is_clean


def test_nothing_found_says_what_was_looked_at():
    found = finding([], clean="every weight has mean 1", wrong="{rows} weights have another mean")
    assert (found.is_clean, found.said) == (True, "every weight has mean 1")


def test_a_key_is_drawn_in_words():
    assert drawn_key(item="sector", option="fin") == "item=sector, option=fin"
