import pytest

from pipeline.draft.degrees import degrees


def ordered(*texts):
    found = degrees(texts)
    return None if found is None else [text for _, text in sorted(zip(found, texts, strict=True))]


@pytest.mark.parametrize(
    "low_to_high",
    [
        ("Not at all important", "Slightly important", "Somewhat important", "Important", "Very important"),
        ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
        ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"),
        ("Very unlikely", "Unlikely", "Likely", "Very likely"),
        ("Much worse", "About the same", "Much better"),
    ],
)
def test_more_of_a_word_is_higher(low_to_high):
    assert ordered(*sorted(low_to_high)) == list(low_to_high)


def test_two_words_are_no_scale():
    assert degrees(["Very tall", "Very blue", "Blue"]) is None


def test_only_the_middle_is_no_scale():
    assert degrees(["Neutral", "No change"]) is None
