from pipeline.draft.closed import closed_options, covers, is_closed
from tests.draft.drawn_profiles import profile

YES_NO = (("1", "Yes"), ("2", "No"))


def labels(closed):
    return [option.label for option in closed.options]


def test_cells_that_repeat_are_options():
    platform = profile("Q1", {"Facebook": 30, "Twitter": 20})
    assert is_closed(platform)
    assert labels(closed_options(platform)) == ["Facebook", "Twitter"]


def test_cells_of_their_own_are_not():
    assert not is_closed(profile("Q1", {f"thought {number}": 1 for number in range(30)}))


def test_long_texts_are_not_options_however_often_they_are_pasted():
    assert not is_closed(profile("Q1", {"a" * 200: 30, "b" * 200: 30}))


def test_the_labels_of_the_file_are_the_options_even_those_nobody_chose():
    closed = closed_options(profile("Q1", {"1": 5}, values=(*YES_NO, ("3", "Maybe"))))
    assert [(option.code, option.label) for option in closed.options] == [
        ("1", "Yes"),
        ("2", "No"),
        ("3", "Maybe"),
    ]
    assert closed.why.startswith("value labels of the file")


def test_a_declared_missing_label_is_no_option():
    closed = closed_options(
        profile("Q1", {"1": 5, "2": 5, "9": 1}, values=(*YES_NO, ("9", "Refused")), missing=("9",))
    )
    assert labels(closed) == ["Yes", "No"]


def test_a_cell_without_a_label_becomes_an_option_and_is_named():
    closed = closed_options(profile("Q1", {"1": 5, "2": 5, "7": 1}, values=YES_NO))
    assert labels(closed) == ["Yes", "No", "7"]
    assert closed.why.endswith("7 without one")


def test_a_scale_with_labelled_ends_has_all_its_places():
    closed = closed_options(
        profile("Q1", {"1": 3, "3": 5, "4": 2}, values=(("1", "Not at all"), ("5", "Completely")))
    )
    assert [option.code for option in closed.options] == ["1", "2", "3", "4", "5"]
    assert closed.is_ordinal


def test_labels_for_a_few_numbers_of_many_do_not_cover_them():
    ages = {str(age): 2 for age in range(18, 90)}
    assert not covers(profile("age", ages, values=(("98", "98 or older"), ("99", "Refused"))))


def test_words_of_a_scale_are_ordered():
    closed = closed_options(profile("Q1", {"Often": 5, "Never": 9, "Sometimes": 7}))
    assert (labels(closed), closed.is_ordinal) == (["Never", "Sometimes", "Often"], True)


def test_two_labels_alike_are_told_apart_by_their_codes():
    closed = closed_options(profile("Q1", {"1": 5, "2": 5}, values=(("1", "Other"), ("2", "Other"))))
    assert labels(closed) == ["Other (1)", "Other (2)"]


def test_a_column_of_missing_cells_has_no_options():
    assert closed_options(profile("Q1", {"-99": 5})).options == ()


def test_a_scale_in_codes_is_a_scale():
    cells = {"strongly_agree": 9, "agree": 9, "disagree": 9, "strongly_disagree": 9, "neither": 5}
    closed = closed_options(profile("q", cells))
    assert closed.is_ordinal
    assert [option.code for option in closed.options][:2] == ["strongly_disagree", "disagree"]


def test_labels_that_say_their_codes_keep_them():
    closed = closed_options(
        profile("q", {"(2) Sometimes": 5, "(1) Never": 9, "(3) Often": 4, "(4) Always": 2})
    )
    assert [option.code for option in closed.options] == ["1", "2", "3", "4"]
    assert closed.is_ordinal
    assert not closed_options(profile("q", {"(1) Retail": 5, "(2) Finance": 9, "(3) Media": 4})).is_ordinal
