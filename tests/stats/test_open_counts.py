import numpy as np
import pytest

from pipeline.stats.open_counts import open_counts

# kinds: sector a or b (first half, second half), answer yes or no
YES, NO = np.array([1, 0, 1, 0], bool), np.array([0, 1, 0, 1], bool)
IN_A, IN_B = np.array([1, 1, 0, 0], bool), np.array([0, 0, 1, 1], bool)


def test_a_sum_that_is_published_is_not_open():
    assert open_counts(np.array([2, 1, 20, 16]), np.array([YES & IN_A, IN_A]), np.array([YES & IN_A]))[0] == 0


def test_a_sum_is_known_from_the_rest_of_its_total():
    published = np.array([YES, YES & IN_B])
    assert open_counts(np.array([2, 1, 20, 16]), published, np.array([YES & IN_A]))[0] == 0


def test_kinds_that_no_sum_tells_apart_stand_for_one_another():
    """Two and twenty said yes: the two can be anything from none to three of the three in a."""
    published = np.array([YES, NO])
    found = open_counts(np.array([2.0, 1, 20, 16]), published, np.array([YES & IN_A]), enough=3.0)
    assert found[0] == 3


def test_answers_go_around_where_no_two_kinds_are_alike():
    """Sizes of both sectors and of both answers are known: only a swap of two answers is left, by a program."""
    published = np.array([YES, NO, IN_A, IN_B])
    found = open_counts(np.array([2.0, 1, 20, 16]), published, np.array([YES & IN_A]), enough=10.0)
    assert found[0] == pytest.approx(3)


def test_where_all_gave_one_answer_nothing_is_open():
    published = np.array([YES, NO, IN_A, IN_B])
    assert open_counts(np.array([3.0, 0, 20, 0]), published, np.array([YES & IN_A]))[0] == pytest.approx(0)


def test_a_program_that_may_move_fewer_groups_finds_no_more(monkeypatch):
    published, asked = np.array([YES, NO, IN_A, IN_B]), np.array([YES & IN_A])
    monkeypatch.setattr("pipeline.stats.open_counts.MOST", 2)
    assert open_counts(np.array([2.0, 1, 20, 16]), published, asked)[0] == 0


def test_nothing_asked_is_nothing_found():
    assert open_counts(np.ones(4), np.array([YES]), np.zeros((0, 4), bool)).shape == (0,)
