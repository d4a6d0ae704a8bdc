import pytest

from pipeline.errors import UsageError
from pipeline.flow.trial_settings import read_settings


def test_words_become_settings_of_their_type():
    found = read_settings(["confidence=0.9", "seed=7", "score=integration", "score_method=sum"])
    assert (found.confidence, found.seed, found.score, found.score_method) == (0.9, 7, "integration", "sum")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("confidence", "write key=value"),
        ("nothing=1", "the keys are confidence"),
        ("seed=x", "'x' is not a whole number"),
        ("confidence=high", "'high' is not a number"),
    ],
)
def test_what_is_no_setting_is_wrong_use(word, said):
    with pytest.raises(UsageError, match=said):
        read_settings([word])
