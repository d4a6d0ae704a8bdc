from pipeline.draft.grids import as_grid, differ, together
from tests.draft.drawn_profiles import profile

AGREE = {"Disagree": 20, "Neither agree nor disagree": 20, "Agree": 20}


def test_neighbours_with_the_same_answers_are_a_grid():
    grid = as_grid([profile("Q7_1", AGREE), profile("Q7_2", AGREE)], set())
    assert (grid.type, grid.is_grid) == ("ordinal", True)
    assert grid.columns == (("q7_1", "Q7_1"), ("q7_2", "Q7_2"))
    assert [option.label for option in grid.options] == ["Disagree", "Neither agree nor disagree", "Agree"]


def test_an_answer_that_nobody_gave_in_one_row_is_an_option_of_all():
    rare = {"Disagree": 30, "Neither agree nor disagree": 30}
    grid = as_grid([profile("Q7_1", AGREE), profile("Q7_2", rare)], set())
    assert len(grid.options) == 3


def test_other_answers_are_other_questions():
    one, two = profile("Q7_1", AGREE), profile("Q7_2", {"Facebook": 20, "Twitter": 30, "LinkedIn": 10})
    assert differ([one, two])
    assert as_grid([one, two], set()) is None


def test_other_labels_are_other_questions():
    one = profile("Q7_1", {"1": 5}, values=(("1", "Yes"), ("2", "No")))
    two = profile("Q7_2", {"1": 5}, values=(("1", "Once"), ("2", "Twice")))
    assert differ([one, two])


def test_amounts_are_no_grid():
    one = profile("tv", {str(10 * n): 9 for n in range(1, 9)}, type="number")
    two = profile("radio", {str(10 * n): 9 for n in range(1, 9)}, type="number")
    assert as_grid([one, two], set()) is None


def test_the_cells_of_a_run_are_counted_together():
    whole = together([profile("Q1_1", {"1": 5, "2": 1}), profile("Q1_2", {"1": 5, "3": 2})])
    assert whole.cells == (("1", 10), ("3", 2), ("2", 1))
    assert whole.answered == 13


def test_amounts_under_zero_are_amounts_and_no_options():
    cells = {str(number): 5 for number in range(-10, 110, 10)}
    assert as_grid([profile("Budget_1", cells), profile("Budget_2", cells)], set()) is None
