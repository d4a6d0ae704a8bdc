import pytest

from pipeline.draft.frequencies import frequencies


@pytest.mark.parametrize(
    "seldom_to_often",
    [
        ("Never", "Less often than once a year", "Once a year", "Once every six months", "Once every few months",
         "Once a month", "Once a fortnight", "Once a week", "Every few days", "Once a day or more often"),
        ("Less often than monthly", "Monthly", "Weekly", "Daily"),
        ("Nooit", "Maandelijks", "Wekelijks", "Enkele keren per week", "Dagelijks"),
        ("Nie", "Einmal im Monat", "Mehrmals pro Woche", "Täglich"),
        ("Never", "Once a week", "2-3 times a week", "4-6 times a week", "Daily"),
    ],
)  # fmt: skip
def test_more_often_is_more(seldom_to_often):
    found = frequencies(seldom_to_often)
    assert found == sorted(found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    "texts", [("1-2 years", "2-5 years", "More than 5 years"), ("Never", "Facebook"), ("Red", "Blue")]
)
def test_how_long_and_other_things_are_not_how_often(texts):
    assert frequencies(texts) is None
