import numpy as np
import pytest

from pipeline.stats.letters import column_letters, letter_names
from pipeline.stats.share_pairs import share_pairs


def test_the_letter_of_the_lower_column_stands_in_the_higher_cell():
    letters = column_letters(share_pairs([[0.2, 0.6, 0.25]], [100, 100, 100]), "ABC")
    assert letters.tolist() == [["", "A C", ""]]


def test_a_weak_difference_has_a_lower_case_letter_if_asked_for():
    pairs = share_pairs([[0.40, 0.53]], [100, 100])
    assert 0.05 < pairs.p_adjusted[0, 0] < 0.1
    assert column_letters(pairs, "AB").tolist() == [["", ""]]
    assert column_letters(pairs, "AB", weak_alpha=0.1).tolist() == [["", "a"]]


def test_pairs_that_are_not_tested_give_no_letter():
    assert column_letters(share_pairs([[0.1, np.nan, 0.9]], [100, 100, 20]), "ABC").tolist() == [["", "", ""]]


@pytest.mark.parametrize("columns", [1, 3])
def test_there_is_a_cell_for_each_column(columns):
    assert column_letters(share_pairs(np.full((2, columns), 0.5), 50), "ABC"[:columns]).shape == (2, columns)


def test_after_z_comes_aa():
    names = letter_names(29)
    assert names[:2] + names[25:] == ["A", "B", "Z", "AA", "AB", "AC"]
