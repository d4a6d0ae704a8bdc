import numpy as np
import pytest

from pipeline.stats.ranks import midranks, ranks_of_rows


def test_ties_share_the_middle_of_their_ranks():
    assert ranks_of_rows([10, 20, 20, 5]).tolist() == [2, 3.5, 3.5, 1]


def test_a_histogram_has_the_ranks_of_its_rows():
    assert midranks([1, 1, 2]).tolist() == [1, 2, 3.5]


def test_weighted_ranks_are_those_of_wcorr():
    # by hand, Bailey & Emad (2023): below + (m + 1) / 2 * mean weight of the tied
    assert ranks_of_rows([1, 1, 2], [1, 3, 2]).tolist() == [3, 3, 6]


def test_weights_of_one_change_nothing():
    values = [3, 1, 3, 2, 2, 2]
    assert ranks_of_rows(values, np.ones(6)).tolist() == ranks_of_rows(values).tolist()


def test_a_value_nobody_gave_does_not_move_the_others():
    assert midranks([1, 0, 2])[[0, 2]] == pytest.approx([1, 2.5])
