import pytest

from pipeline.reconstruct.allot import by_chance, by_rank, propensities
from pipeline.reconstruct.draws import UNIT, Draws


def test_the_lowest_propensities_get_the_first_option_and_ties_go_by_position():
    assert by_rank([5, 1, 5, 9], {"low": 2, "high": 2}) == ["low", "low", "high", "high"]


def test_counts_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="add up to 3, not to 2"):
        by_rank([1, 2], {"low": 3})


def test_chance_keeps_the_counts():
    chosen = by_chance({"a": 3, "b": 7}, Draws("chance"))
    assert (chosen.count("a"), chosen.count("b")) == (3, 7)


def test_a_propensity_with_full_loading_is_the_latent_number_and_with_none_is_chance():
    latent = [UNIT, -UNIT, 0]
    assert propensities(latent, Draws("p"), loading=100) == latent
    draws = Draws("p")
    assert propensities(latent, Draws("p"), loading=0) == [draws.normal() for _ in latent]
