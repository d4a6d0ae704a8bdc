import pytest

from pipeline.codebook.model import Target, Wave, Weight
from pipeline.frame.headline import headline

FIRMS, PEOPLE, TARGET = Weight("firms", "W1"), Weight("a_people", "W2"), Target("country", {"uk": 1.0})


@pytest.mark.parametrize(
    ("wave", "name"),
    [
        (Wave("1", weights=(FIRMS, PEOPLE), targets=(TARGET,)), "firms"),
        (Wave("1", targets=(TARGET,)), "raked"),
        (Wave("1"), "none"),
    ],
)
def test_the_first_weight_comes_before_raking_and_raking_before_none(wave, name):
    assert headline(wave) == name
