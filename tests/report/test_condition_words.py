from pipeline.codebook.model import AllOf, Always, Answered, AnyOf, Between, Not
from pipeline.report.condition_words import condition_words

SOCIAL, LARGE = Answered("social", ("yes_", "no_")), Between("employees", 20, None)


def said(condition):
    return condition_words(condition, lambda item, option: option.strip("_").upper())


def test_answers_and_limits_are_said_in_words():
    assert said(SOCIAL) == "social is YES or NO"
    assert said(LARGE) == "employees is at least 20"
    assert said(Between("employees", 20, 50)) == "employees is at least 20 and under 50"


def test_parts_within_parts_stand_in_brackets():
    assert said(AllOf((SOCIAL, AnyOf((LARGE, SOCIAL))))) == (
        "social is YES or NO, and (employees is at least 20, or social is YES or NO)"
    )
    assert said(Not(LARGE)) == "not (employees is at least 20)"
    assert said(Always()) == "else"
    assert said(AllOf(())) == "always"
