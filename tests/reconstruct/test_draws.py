import pytest

from pipeline.reconstruct.draws import UNIT, Draws


def test_the_first_draws_of_a_seed_are_these_on_every_machine():
    draws = Draws("a seed")
    # From CPython 3.11 on Linux x86-64; a Python or platform that disagrees would change the exports.
    assert [draws.below(1_000) for _ in range(5)] == [397, 37, 765, 400, 873]
    assert [draws.normal() for _ in range(3)] == [1312008, 463498, -2088961]


def test_normal_draws_have_mean_0_and_deviation_1():
    draws = Draws("normal")
    values = [draws.normal() for _ in range(4_000)]
    # four standard errors of a mean and of a variance
    assert abs(sum(values) / 4_000) < 4 * UNIT / 4_000**0.5
    assert abs(sum(value**2 for value in values) / 4_000 / UNIT**2 - 1) < 4 * (2 / 4_000) ** 0.5


def test_a_banded_normal_stays_between_its_quantiles():
    draws = Draws("band")
    values = [draws.normal_between(1, 3, of=4) for _ in range(500)]
    assert min(values) >= -674_490  # the quartiles of a normal distribution, in millionths
    assert max(values) <= 674_490


def test_a_shuffle_keeps_every_value():
    values = list(range(50))
    shuffled = Draws("shuffle").shuffled(values)
    assert shuffled != values
    assert sorted(shuffled) == values


def test_a_value_is_drawn_about_as_often_as_its_share():
    draws = Draws("weighted")
    drawn = [draws.weighted([("often", 9), ("seldom", 1), ("never", 0)]) for _ in range(2_000)]
    assert 150 < drawn.count("seldom") < 250
    assert "never" not in drawn


def test_values_without_shares_cannot_be_drawn():
    with pytest.raises(ValueError, match="no value has a share"):
        Draws("none").weighted([("never", 0)])
