import pytest

from pipeline.draft.words import BANNER_WORDS, EMPLOYEES, fold, is_side_answer, missing_reason


@pytest.mark.parametrize(
    "label, reason",
    [
        ("Refused", "refused"),
        ("Wil niet zeggen", "refused"),
        ("Keine Angabe", "refused"),
        ("Don’t know", "dont_know"),
        ("Weet ik niet", "dont_know"),
        ("Not applicable", "not_asked"),
        ("No answer", "no_answer"),
        ("Marketing", None),
    ],
)
def test_a_label_names_the_reason(label, reason):
    assert missing_reason(label) == reason


@pytest.mark.parametrize(
    "label", ["I don't know", "Not sure", "N/A", "None of these", "Weet niet", "Geen mening"]
)
def test_an_answer_beside_a_scale_is_known(label):
    assert is_side_answer(label)


def test_an_answer_on_a_scale_is_not_beside_it():
    assert not is_side_answer("Not important")


def test_words_for_what_people_split_by():
    assert BANNER_WORDS.search(fold("In which SECTOR is your company active?"))
    assert EMPLOYEES.search(fold("Aantal medewerkers"))
    assert not BANNER_WORDS.search(fold("Which management tools do you use?"))
