from pipeline.draft.missing import is_declared_missing, missing_cells
from pipeline.ingest.export import Column


def test_what_the_file_declares_missing_has_the_reason_of_its_label():
    column = Column("Q1", 1, values=(("1", "Yes"), ("8", "Don't know"), ("9", "Refused")), missing=("8", "9"))
    assert missing_cells(column, ["1", "8"], []) == {"8": "dont_know", "9": "refused"}


def test_a_declared_range_counts():
    column = Column("Q1", 1, missing_ranges=((-99.0, -1.0),))
    assert is_declared_missing(column, "-98")
    assert not is_declared_missing(column, "1")
    assert not is_declared_missing(column, "text")


def test_usual_codes_are_missing_without_being_declared():
    assert missing_cells(Column("Q1", 1), ["-99", "-98", "99", "-1"], []) == {
        "-99": "no_answer",
        "-98": "no_answer",
    }


def test_a_code_that_says_refused_is_missing_and_an_option_that_says_unknown_is_not():
    column = Column("Q1", 1, values=(("1", "Unknown artist"), ("99", "Refused")))
    assert missing_cells(column, ["1", "99"], []) == {"99": "refused"}


def test_words_that_say_nothing_else_are_missing():
    assert missing_cells(Column("Q1", 1), ["Prefer not to say", "I'd say not"], ["NA"]) == {
        "Prefer not to say": "refused",
        "NA": "not_asked",
    }


NUMBERS = [str(number) for number in range(18, 40)]


def test_words_between_numbers_say_why_there_is_none():
    assert missing_cells(Column("income", 1), [*NUMBERS, "Don't know", "k.A."], ()) == {
        "Don't know": "dont_know",
        "k.A.": "refused",
    }
    assert missing_cells(Column("income", 1), [*NUMBERS, "Don't know", "a lot"], ()) == {}


def test_nines_beyond_all_other_numbers_are_no_answer():
    assert missing_cells(Column("age", 1), [*NUMBERS, "999"], ()) == {"999": "no_answer"}
    assert missing_cells(Column("visits", 1), [*NUMBERS, "99"], ()) == {}
    assert missing_cells(Column("size", 1), [*NUMBERS, "250", "999"], ()) == {}


def test_nines_beside_a_short_scale_are_no_answer():
    assert missing_cells(Column("q1", 1), ["1", "2", "5", "98", "99"], ()) == {
        "98": "no_answer",
        "99": "no_answer",
    }
    assert missing_cells(Column("q1", 1), ["5", "99"], ()) == {}


def test_a_code_that_the_file_has_a_label_for_is_what_the_label_says():
    column = Column("q1", 1, values=(("1", "TV"), ("2", "Radio"), ("97", "Another")))
    assert missing_cells(column, ["1", "2", "97"], ()) == {}
