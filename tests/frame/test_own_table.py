import numpy as np

from pipeline.frame.own_table import OwnTable, hidden_with

PLACES = (
    ("all", "total", "total"), ("all", "sector", "fin"), ("all", "sector", "media"), ("all", "sector", "retail"),
)  # fmt: skip
INSIDE = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]], bool)  # a cell a sector
FEW, HIDDEN = np.array([0, 1, 0, 0], bool), np.array([0, 1, 1, 0], bool)
ONE_ANSWER = np.array([False, True, True])


def hidden(answers, *, exclusive=ONE_ANSWER, inside=INSIDE, places=PLACES, few=FEW, before=HIDDEN):
    table = OwnTable(np.array(answers, float), inside, exclusive)
    return hidden_with(table, places, few, before).tolist()


def test_two_hidden_columns_with_both_answers_leave_them_open():
    assert hidden([[3, 2, 1], [20, 12, 8], [37, 20, 17]]) == HIDDEN.tolist()


def test_two_that_all_said_the_same_take_another_with_them():
    assert hidden([[3, 3, 0], [20, 20, 0], [37, 20, 17]]) == [False, True, True, True]


def test_an_option_of_a_set_is_open_on_its_own():
    assert hidden([[3, 3, 0], [20, 20, 4], [37, 20, 17]], exclusive=np.zeros(3, bool)) == [
        False,
        True,
        True,
        True,
    ]


def test_an_option_that_nobody_chose_hides_nothing():
    assert hidden([[3, 3, 0], [20, 20, 0], [37, 37, 0]]) == HIDDEN.tolist()


def test_a_small_column_without_anybody_has_no_answers():
    assert hidden([[0, 0, 0], [20, 20, 0], [37, 20, 17]]) == HIDDEN.tolist()


CROSSED = (
    ("all", "total", "total"), ("all", "a", "1"), ("all", "a", "2"), ("all", "b", "1"), ("all", "b", "2"),
    *(("all", "a*b", code) for code in ("1*1", "1*2", "2*1", "2*2")),
)  # fmt: skip
CROSSING = np.array(
    [
        [1, 1, 0, 1, 0, 1, 0, 0, 0],
        [1, 1, 0, 0, 1, 0, 1, 0, 0],
        [1, 0, 1, 1, 0, 0, 0, 1, 0],
        [1, 0, 1, 0, 1, 0, 0, 0, 1],
    ],
    bool,
)


def crossed(answers):
    """Margins are shown: only answers that go around all four cells are left."""
    few, before = np.arange(9) == 5, np.arange(9) >= 5
    return hidden(answers, inside=CROSSING, places=CROSSED, few=few, before=before)


def test_answers_go_around_the_four_cells_of_a_crossing():
    assert crossed([[3, 2, 1], [20, 10, 10], [20, 10, 10], [20, 10, 10]]) == (np.arange(9) >= 5).tolist()


def test_where_they_cannot_go_around_a_margin_is_hidden_too():
    """All of 1*2 and of 2*1 said yes, all of 2*2 no: none of the three can have said anything else."""
    assert any(crossed([[3, 3, 0], [20, 20, 0], [20, 20, 0], [20, 0, 20]])[1:5])
