"""The counts that the rows must have, as committed data."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Quota:
    """How many kept respondents of a banner option give an answer: `low` to `high`, both inclusive."""

    item: str
    option: str
    banner: str  # "total", or an item
    banner_option: str
    low: int
    high: int
    why: str  # published | ordering | assumed


def read_quotas(name: str) -> tuple[Quota, ...]:
    """The quotas in `data/<name>-quotas.csv`, in the order of the file."""
    with (DATA / f"{name}-quotas.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_quota(**row) for row in csv.DictReader(file))


def _quota(*, low: str, high: str, **words: str) -> Quota:
    return Quota(**words, low=int(low), high=int(high))


def total_counts(quotas: Iterable[Quota], item: str) -> dict[str, int]:
    """How many respondents give each option of `item`; ValueError where the total is not one number."""
    rows = [quota for quota in quotas if quota.item == item and quota.banner == "total"]
    if not rows or any(quota.low != quota.high for quota in rows):
        raise ValueError(f"{item}: the quotas give no exact total for each option; write low = high")
    return {quota.option: quota.low for quota in rows}


def rounds_to(percent: int, *, count: int, base: int) -> bool:
    """True where `count` of `base` prints as `percent`, whichever way halves are rounded.

    Whole numbers only. Both sides are strict: a share on the half itself counts as not reproduced.
    """
    return (2 * percent - 1) * base < 200 * count < (2 * percent + 1) * base
