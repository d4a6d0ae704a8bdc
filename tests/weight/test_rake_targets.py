import pandas as pd
import pytest

from pipeline.codebook.model import Target
from pipeline.errors import DesignError
from pipeline.weight.rake_targets import target_factors


def cells(*rows):
    """(codes, weight) of each cell."""
    return pd.DataFrame(
        {"key": [list(key) for key, _ in rows], "weight": [float(weight) for _, weight in rows]}
    )


def factors(found, *targets):
    made = target_factors(found, [Target(item, shares) for item, shares in targets], place="small:2012")
    return dict(zip([tuple(key) for key in made["key"]], made["factor"], strict=True))


UK_US = ("country", {"uk": 0.75, "us": 0.25})


def test_one_target_is_the_wanted_over_the_found_share():
    assert factors(cells((["uk"], 6), (["us"], 6)), UK_US) == pytest.approx({("uk",): 1.5, ("us",): 0.5})


def test_two_targets_hold_together():
    found = cells((["uk", "s"], 4), (["uk", "l"], 2), (["us", "s"], 1), (["us", "l"], 3))
    made = factors(found, UK_US, ("size", {"s": 0.4, "l": 0.6}))
    weights = {
        tuple(key): weight * made[tuple(key)]
        for key, weight in zip(found["key"], found["weight"], strict=True)
    }
    assert sum(weights.values()) == pytest.approx(10)
    assert weights["uk", "s"] + weights["uk", "l"] == pytest.approx(7.5)
    assert weights["uk", "s"] + weights["us", "s"] == pytest.approx(4)


def test_those_without_an_answer_keep_their_share():
    made = factors(cells((["uk"], 4), (["us"], 4), ([None], 2)), UK_US)
    assert made == pytest.approx({("uk",): 1.5, ("us",): 0.5, (None,): 1})


def test_an_option_that_is_not_in_the_population_gets_no_weight():
    assert factors(cells((["uk"], 1), (["us"], 1)), ("country", {"uk": 1.0, "us": 0.0})) == {
        ("uk",): 2,
        ("us",): 0,
    }


def test_an_answer_without_a_target_is_refused():
    with pytest.raises(DesignError) as error:
        factors(cells((["uk"], 6), (["fr"], 6), (["be"], 1)), UK_US)
    assert str(error.value).startswith(
        "small:2012: targets.country has no share for be, fr, which respondents answered;"
    )
    assert "add the option to the targets" in str(error.value)


def test_a_target_that_nobody_can_meet_is_refused():
    with pytest.raises(DesignError) as error:
        factors(cells((["uk"], 6)), UK_US)
    assert "small:2012: targets.country wants 25.0% 'us', but no kept respondent gave that answer" in str(
        error.value
    )


def test_targets_that_contradict_each_other_are_refused():
    """All in the UK are small, so the UK cannot be three quarters and the small ones one quarter."""
    found = cells((["uk", "s"], 6), (["us", "l"], 6))
    with pytest.raises(DesignError, match=r"small:2012: targets: "):
        factors(found, UK_US, ("size", {"s": 0.25, "l": 0.75}))
