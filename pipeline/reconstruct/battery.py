"""The six agreement items about integration, drawn so that their mean says what the company said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reconstruct.allot import propensities
from pipeline.reconstruct.draws import Draws

ITEMS = ("strategy", "people", "listening", "one_department", "measurement", "leadership")
REVERSED = "one_department"
STEPS = ("nothing", "first", "pilot", "working", "full")
LOADING = 70  # gives Cronbach's alpha of about .85, which is assumed
CUTS = (-950_000, -350_000, 250_000, 900_000)  # between the five points, in millionths
BLANK_PERCENT = 3  # of the respondents leave one item blank
MOST_TRIES = 100_000

Battery = tuple[int | None, ...]  # raw answers 1 to 5 in the order of ITEMS, None: blank


@dataclass(frozen=True, slots=True)
class Placed:
    """Respondents by step: their latent integration and their battery."""

    latent: list[int]
    batteries: list[Battery]


def latent_integration(steps: Sequence[str], draws: Draws) -> list[int]:
    """A normal number for each respondent out of the band that the steps' shares cut from it.

    Who does not know the step may stand anywhere.
    """
    known = [step for step in steps if step in STEPS]
    bands, low = {}, 0
    for step in STEPS:
        bands[step] = (low, low + known.count(step))
        low += known.count(step)
    return [draws.normal_between(*bands.get(step, (0, len(known))), of=len(known)) for step in steps]


def batteries(steps: Sequence[str], latent: Sequence[int], draws: Draws) -> list[Battery]:
    """One battery a respondent, whose level is the respondent's own step.

    Blanks are drawn before, since a blank added later would change one level in five.
    """
    return [
        _battery(step, value, _blanks(step, draws), draws) for step, value in zip(steps, latent, strict=True)
    ]


def _blanks(step: str, draws: Draws) -> frozenset[int]:
    order = draws.shuffled(range(len(ITEMS)))
    if step not in STEPS:
        return frozenset(order[:2])  # under four fifths answered: no score
    return frozenset(order[:1]) if draws.chance(BLANK_PERCENT) else frozenset()


def _battery(step: str, latent: int, blanks: frozenset[int], draws: Draws) -> Battery:
    for _ in range(MOST_TRIES):
        points = [_point(value) for value in propensities([latent] * len(ITEMS), draws, loading=LOADING)]
        battery = tuple(
            None if at in blanks else 6 - point if item == REVERSED else point
            for at, (item, point) in enumerate(zip(ITEMS, points, strict=True))
        )
        if level(battery) in (step, None) and not is_straightlined(battery):
            return battery
    raise ValueError(f"{step}: no battery of this level in {MOST_TRIES} draws; check the cuts")


def _point(value: int) -> int:
    return 1 + sum(value >= cut for cut in CUTS)


def scored(battery: Battery) -> tuple[int, int]:
    """The sum of the answered items after turning the reversed one, and their number."""
    points = [
        6 - point if item == REVERSED else point
        for item, point in zip(ITEMS, battery, strict=True)
        if point is not None
    ]
    return sum(points), len(points)


def thirtieths(battery: Battery) -> int | None:
    """The mean in thirtieths of a point, a whole number for five and six answers; None under five."""
    total, answered = scored(battery)
    return None if answered < 5 else 30 * total // answered


def level(battery: Battery) -> str | None:
    """The step that the mean stands for; None under five answers. "edge" exactly between two steps.

    The mean runs from 1 to 5, a step takes a fifth of that: four fifths of a point.
    """
    total, answered = scored(battery)
    if answered < 5:
        return None
    fifths, rest = divmod(5 * (total - answered), 4 * answered)
    # A mean of five can fall on the edge itself, where the last bit of a float would decide.
    return "edge" if rest == 0 and 0 < fifths < 5 else STEPS[min(fifths, 4)]


def is_straightlined(battery: Battery) -> bool:
    """True where every answer given is the same, as it stands in the file."""
    return len({point for point in battery if point is not None}) == 1
