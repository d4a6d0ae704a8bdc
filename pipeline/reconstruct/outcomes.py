"""Results that go with integration as strongly as assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isqrt, sqrt

from pipeline.reconstruct.allot import by_rank
from pipeline.reconstruct.draws import UNIT, Draws

COMMON = 50  # hundredths that the outcomes share beside integration
POINTS = ("1", "2", "3", "4", "5")
LOADINGS = range(100, 600, 5)  # thousandths, tried one by one; then those next to the best


def outcome(
    scores: Sequence[int | None],
    noise: Sequence[int],
    reasons: Mapping[int, str],
    *,
    percents: Sequence[int],
    spearman_percent: int,
) -> list[str]:
    """One answer a respondent: a point, or the reason in `reasons` (position -> reason).

    The loading on the score is searched until Spearman's rho among those with a score and an answer is
    as near to `spearman_percent` hundredths as it gets.
    """
    answering = [at for at in range(len(scores)) if at not in reasons]
    counts = dict(zip(POINTS, largest_remainder(percents, len(answering)), strict=True))
    standing = standardised(scores)

    def answers(loading: int) -> list[str]:
        rest = isqrt(1_000_000 - loading * loading)
        return by_rank([(loading * standing[at] + rest * noise[at]) // 1_000 for at in answering], counts)

    def distance(loading: int) -> float:
        pairs = zip([scores[at] for at in answering], map(int, answers(loading)), strict=True)
        rho = spearman_rho([(score, point) for score, point in pairs if score is not None])
        return round(abs(rho - spearman_percent / 100), 9)

    near = min(LOADINGS, key=distance)
    best = min(range(near - LOADINGS.step, near + LOADINGS.step + 1), key=distance)
    points = dict(zip(answering, answers(best), strict=True))
    return [reasons.get(at) or points[at] for at in range(len(scores))]


def largest_remainder(percents: Sequence[int], total: int) -> list[int]:
    """Whole numbers near the percents of `total` that add up to it."""
    counts = [percent * total // 100 for percent in percents]
    by_rest = sorted(range(len(percents)), key=lambda at: (-(percents[at] * total % 100), at))
    for at in by_rest[: total - sum(counts)]:
        counts[at] += 1
    return counts


def shared_noise(common: Sequence[int], draws: Draws) -> list[int]:
    """What is not integration in one outcome; a part of it is common to all outcomes of a company."""
    own = isqrt(10_000 - COMMON * COMMON)
    return [(COMMON * value + own * draws.normal()) // 100 for value in common]


def standardised(scores: Sequence[int | None]) -> list[int]:
    """The scores with mean 0 and deviation 1, in millionths; who has no score stands at the mean."""
    known = [score for score in scores if score is not None]
    total, people = sum(known), len(known)
    squares = people * sum(score * score for score in known) - total * total
    deviation = isqrt(squares * UNIT * UNIT)  # of `people` times the score, in millionths
    return [0 if score is None else (people * score - total) * UNIT * UNIT // deviation for score in scores]


def spearman_rho(pairs: Sequence[tuple[int, int]]) -> float:
    """Spearman's rank correlation with the mean rank for ties; only the root is not a whole number."""
    centre = len(pairs) + 1
    left, right = (
        [rank - centre for rank in double_ranks([pair[side] for pair in pairs])] for side in (0, 1)
    )
    product = sum(one * other for one, other in zip(left, right, strict=True))
    return product / sqrt(sum(one * one for one in left) * sum(other * other for other in right))


def double_ranks(values: Sequence[int]) -> list[int]:
    """Twice the rank of each value, from 2 upwards; equal values have their mean rank."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for at, value in enumerate(sorted(values), start=1):
        first.setdefault(value, at)
        last[value] = at
    return [first[value] + last[value] for value in values]
