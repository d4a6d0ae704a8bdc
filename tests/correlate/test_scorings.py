from dataclasses import replace

import numpy as np

from pipeline.codebook.model import NO_TEXT, Score
from pipeline.correlate.everybody import Everybody
from pipeline.correlate.scorings import scorings

MISSING = np.nan


def everybody(**items):
    answers = {("s", name): np.array(values, float) for name, values in items.items()}
    n = len(next(iter(answers.values())))
    return Everybody(np.ones(n, bool), answers, {}, {}, {}, {})


def score(*items, **settings):
    return Score("s", NO_TEXT, items, frozenset(), **settings)


def test_every_way_keeps_its_own_respondents():
    found = scorings(
        score("a", "b", "c", min_answered=0.6),
        everybody(a=[1, 2, 3, MISSING], b=[2, 2, MISSING, 4], c=[3, 5, 4, MISSING]),
    )
    assert list(found) == ["declared", "standardized", "complete", "without_a", "without_b", "without_c"]
    np.testing.assert_allclose(found["declared"], [2, 3, 3.5, np.nan])
    np.testing.assert_allclose(found["complete"], [2, 3, np.nan, np.nan])
    np.testing.assert_allclose(found["without_a"], [2.5, 3.5, np.nan, np.nan])


def test_ways_that_come_to_the_same_are_one():
    assert list(scorings(score("a"), everybody(a=[1, 2, 3]))) == ["declared"]
    assert "complete" not in scorings(score("a", "b"), everybody(a=[1, 2, 3], b=[3, 1, 2]))


def test_a_score_standardised_by_another_wave_is_what_the_score_stage_made_of_it():
    people = replace(everybody(a=[1, 2, 3], b=[3, 1, 2]), values={"s": np.array([0.5, 0.7, 0.9])})
    elsewhere = replace(score("a", "b", method="z_mean"), reference_wave="2011")
    assert scorings(elsewhere, people)["declared"].tolist() == [0.5, 0.7, 0.9]
