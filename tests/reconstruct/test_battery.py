from itertools import pairwise

import pytest

from pipeline.reconstruct.battery import (
    CUTS,
    STEPS,
    batteries,
    is_straightlined,
    latent_integration,
    level,
    scored,
    thirtieths,
)
from pipeline.reconstruct.draws import Draws

MIXED = [*STEPS * 40, *["dont_know"] * 5]


@pytest.fixture(scope="module")
def drawn() -> list:
    draws = Draws("battery")
    return batteries(MIXED, latent_integration(MIXED, draws), draws)


def test_the_reversed_item_is_turned_before_it_is_summed():
    # strategy, people, listening, one_department (reversed), measurement, leadership
    assert scored((5, 5, 5, 1, 5, 5)) == (30, 6)
    assert scored((1, 1, 1, 5, None, 1)) == (5, 5)


def test_six_answers_make_five_levels_of_five_sums_each():
    assert level((1, 1, 1, 5, 1, 1)) == "nothing"  # 6
    assert level((5, 1, 1, 5, 1, 1)) == "nothing"  # 10
    assert level((5, 2, 1, 5, 1, 1)) == "first"  # 11
    assert level((5, 5, 5, 4, 2, 1)) == "pilot"  # 20
    assert level((5, 5, 5, 2, 1, 1)) == "working"  # 21
    assert level((5, 5, 5, 1, 5, 1)) == "full"  # 26


def test_a_mean_of_five_on_the_edge_of_two_levels_is_called_so():
    assert level((1, 2, 2, 4, None, 2)) == "edge"  # mean 1.8, 20 of 100
    assert level((1, 1, 2, 4, None, 2)) == "nothing"


def test_under_five_answers_there_is_no_level():
    assert level((1, 2, None, 4, None, 2)) is None
    assert thirtieths((1, 2, None, 4, None, 2)) is None


def test_the_mean_in_thirtieths_is_whole_for_five_and_six_answers():
    assert thirtieths((2, 2, 2, 4, 2, 3)) == 65  # 13 of 6
    assert thirtieths((2, 2, 2, 4, None, 3)) == 66  # 11 of 5


def test_the_drawn_level_is_the_step_and_who_does_not_know_has_none(drawn):
    expected = [step if step in STEPS else None for step in MIXED]
    assert [level(battery) for battery in drawn] == expected


def test_nobody_answers_in_a_straight_line_as_it_stands_in_the_file(drawn):
    assert is_straightlined((3, 3, 3, 3, None, 3))
    assert not is_straightlined((3, 3, 3, 4, None, 3))
    assert not any(is_straightlined(battery) for battery in drawn)


def test_latent_integration_rises_with_the_step():
    latent = latent_integration(MIXED, Draws("latent"))
    bands = [[value for value, own in zip(latent, MIXED, strict=True) if own == step] for step in STEPS]
    assert all(max(low) < min(high) for low, high in pairwise(bands))


def test_the_cuts_make_five_points():
    assert list(CUTS) == sorted(CUTS)
    assert len(CUTS) == 4
