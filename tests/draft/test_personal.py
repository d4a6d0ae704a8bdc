import pytest

from pipeline.draft.personal import personal_reason
from tests.draft.drawn_profiles import profile


def cells(pattern):
    return {pattern.format(number): 1 for number in range(20)}


@pytest.mark.parametrize(
    "name, pattern",
    [
        ("contact", "someone{}@example.org"),
        ("where", "192.0.2.{}"),
        ("agent", "Mozilla/5.0 ({})"),
        ("Your name", "Person {}"),
        ("Phone number", "020 55 55 {}"),
        ("_gps_latitude", "52.{}"),
        ("Voornaam", "Naam{}"),
    ],
)
def test_a_column_that_holds_a_person_is_known(name, pattern):
    assert personal_reason(profile(name, cells(pattern)))


@pytest.mark.parametrize(
    "name, found",
    [
        ("Do you use e-mail?", {"Yes": 30, "No": 20}),
        ("Phone number known", {"Yes": 30, "No": 20}),
        ("Name of the brand", cells("Brand {}")),
        ("version", {"1.2.3": 20, "1.2.4": 10}),
        ("comment", cells("thought {}")),
    ],
)
def test_a_question_is_not(name, found):
    assert personal_reason(profile(name, found)) is None


def test_a_question_about_email_with_options_is_not():
    assert personal_reason(profile("email", {"1": 3}, values=(("1", "Yes"), ("2", "No")))) is None
