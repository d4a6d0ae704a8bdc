"""Seeded chance that gives the same numbers on every machine and Python."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")

UNIT = 1_000_000  # one standard deviation; latent numbers are whole millionths of it
_STANDARD_NORMAL = NormalDist()
_STEPS = 2**40


class Draws:
    """A stream of draws that belongs to one seed.

    Only `Random.random` is used: it is the one method whose sequence Python promises to keep. Normal
    draws become integers at once, so that a last bit that differs between mathematical libraries
    is gone before anything is compared.
    """

    def __init__(self, seed: str) -> None:
        self._random = Random()
        self._random.seed(seed, version=2)

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1, each as likely."""
        return int(self._random.random() * limit)

    def chance(self, percent: int) -> bool:
        """True in `percent` of a hundred draws."""
        return self.below(100) < percent

    def normal(self) -> int:
        """A standard normal deviate in millionths."""
        return self.normal_between(0, 1, of=1)

    def normal_between(self, low: int, high: int, *, of: int) -> int:
        """A normal deviate from the band between the quantiles `low`/`of` and `high`/`of`."""
        uniform = (self.below(_STEPS) + 0.5) / _STEPS
        return round(_STANDARD_NORMAL.inv_cdf((low + uniform * (high - low)) / of) * UNIT)

    def pick(self, values: Sequence[T]) -> T:
        """One of the values, each as likely."""
        return values[self.below(len(values))]

    def weighted(self, shares: Sequence[tuple[T, int]]) -> T:
        """One of the values, as likely as the whole number beside it."""
        left = self.below(sum(share for _, share in shares))
        for value, share in shares:
            if left < share:
                return value
            left -= share
        raise ValueError("no value has a share above 0; give at least one")

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """The values in an order of chance."""
        result = list(values)
        for last in range(len(result) - 1, 0, -1):
            other = self.below(last + 1)
            result[last], result[other] = result[other], result[last]
        return result
