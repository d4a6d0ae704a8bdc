import numpy as np
import pytest

from pipeline.stats.open_answers import AnswerTable, cheapest_move, told_answers

# a total and three columns; a crossing of two by two with its margins and its total
ONE_BANNER = np.array([[-1, 1, 1, 1]])
CROSSING = np.array(
    [  # total, two rows, two columns, four cells
        [0, -1, 0, 0, 0, 1, 1, 0, 0],
        [0, 0, -1, 0, 0, 0, 0, 1, 1],
        [0, 0, 0, -1, 0, 1, 0, 1, 0],
        [0, 0, 0, 0, -1, 0, 1, 0, 1],
        [-1, 1, 1, 0, 0, 0, 0, 0, 0],
    ]
)
SINGLE, NO_RULES = np.ones((1, 2)), np.zeros((0, 2))


def answers(sums, yes, no):
    counts = np.array([yes, no], dtype=float).T
    return AnswerTable(counts, counts.sum(axis=1), np.asarray(sums, dtype=float), SINGLE, NO_RULES)


def hidden(table, *columns):
    found = np.zeros(table.counts.shape, dtype=bool)
    found[list(columns)] = True
    return found


def test_two_hidden_columns_whose_respondents_answered_differently_are_open():
    table = answers(ONE_BANNER, [30, 2, 8, 20], [23, 1, 12, 10])
    both = hidden(table, 1, 2)
    assert not told_answers(table.of_columns([1, 2]), both[[1, 2]], both[[1, 2]]).any()


def test_what_all_of_both_hidden_columns_answered_is_told():
    table = answers(ONE_BANNER, [43, 3, 20, 20], [17, 0, 0, 17])
    both = hidden(table, 1, 2)
    found = told_answers(table.of_columns([1, 2]), both[[1, 2]], both[[1, 2]] & (table.counts[[1, 2]] > 0))
    assert found[:, 0].all()


def test_a_crossing_tells_the_only_answer_of_its_four_cells():
    """Of four hidden cells one said yes: the margins, which are shown, tell which."""
    table = answers(CROSSING, [1, 1, 0, 1, 0, 1, 0, 0, 0], [39, 19, 20, 14, 25, 2, 17, 12, 8])
    cells = [5, 6, 7, 8]
    asked = np.array([[True, False], [False, False], [False, False], [False, False]])
    assert told_answers(table.of_columns(cells), np.ones((4, 2), bool), asked).tolist() == asked.tolist()


def test_the_cheapest_columns_that_open_an_answer_move():
    """Where margins may be hidden, one of each and the cells that answered otherwise; a dear one stays."""
    table = answers(CROSSING, [1, 1, 0, 1, 0, 1, 0, 0, 0], [39, 19, 20, 14, 25, 2, 17, 12, 8])
    costs = np.repeat(np.array([np.inf, 20, 20, 14, 25, 0, 0, 0, 0])[:, None], 2, axis=1)
    move = cheapest_move(table, costs, (5, 0))
    assert move[5, 0] == pytest.approx(-1)
    assert np.flatnonzero(np.abs(move).max(axis=1)).tolist() == [3, 4, 5, 6]
    assert table.sums @ move == pytest.approx(np.zeros((5, 2)))


def test_nothing_moves_where_no_other_column_may():
    table = answers(ONE_BANNER, [43, 3, 20, 20], [17, 0, 0, 17])
    costs = np.array([[np.inf] * 2, [0.0] * 2, [0.0] * 2, [np.inf] * 2])
    assert not cheapest_move(table, costs, (1, 0)).any()


def test_a_net_of_one_option_tells_the_option():
    """Two options and their net in two hidden columns; nobody chose the second option, so the net is the first."""
    counts = np.array([[9.0, 0, 9], [2, 0, 2], [7, 0, 7]])
    below = np.array([[1.0, 0, -1], [0, 1, -1], [-1, -1, 1]])
    table = AnswerTable(counts, np.array([20.0, 3, 17]), np.array([[-1.0, 1, 1]]), np.zeros((0, 3)), below)
    parts = table.of_columns([1, 2])
    options_only = np.array([[True, True, False]] * 2)
    assert told_answers(parts, options_only, options_only & (counts[1:] > 0))[:, 0].all()
    assert not told_answers(parts, np.ones((2, 3), bool), counts[1:] > 0).any()


def test_answers_that_no_rule_joins_are_moved_alone():
    below = np.array([[1.0, 0, 0, -1], [0, 1, 0, -1]])
    table = AnswerTable(np.zeros((2, 4)), np.ones(2), np.zeros((0, 2)), np.zeros((0, 4)), below)
    assert table.joined(0).tolist() == [0, 1, 3]
    assert table.joined(2).tolist() == [2]
    assert table.of_answers(table.joined(2)).below.shape == (0, 1)
