import pytest

from pipeline.normalize.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don’t know", "don't know"),
        ("  Very\u00a0 satisfied ", "very satisfied"),
        ("“Yes”", '"yes"'),
        ("18 – 34", "18 - 34"),
        ("<p>Ja,&nbsp;</p>", "ja,&nbsp;"),
        ("STRASSE", "Straße"),
        ("and so on…", "And so on..."),
    ],
)
def test_spellings_of_one_text_are_the_same(one, other):
    assert fold(one) == fold(other)


def test_other_words_stay_apart():
    assert fold("Yes") != fold("Yes!")
    assert fold("< 50") != fold("> 50")
