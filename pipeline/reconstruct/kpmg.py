"""The study of KPMG Netherlands: 238 directors and managers, one wave, 2012."""

from __future__ import annotations

from pipeline.reconstruct.allot import by_chance, by_rank, propensities
from pipeline.reconstruct.draws import UNIT, Draws
from pipeline.reconstruct.fieldwork import Answers, Excluded
from pipeline.reconstruct.quotas import Quota, total_counts

SEED = "kpmg-social 2012"
FIELDWORK_DAYS = 40
SCREENED_OUT, PARTIAL, SPEEDERS, DUPLICATES, PREVIEWS = 9, 7, 4, 2, 1

USES = ("customers", "promotions", "service", "webcare", "brand", "sales", "product")
MATURITY = ("culture", "technology", "processes")
# lowest and highest number of employees that is drawn, in halves
HALF_EMPLOYEES = {"lt50": (4, 99), "50_249": (100, 497), "ge250": (500, 5_000)}
# KPMG found no clear majority for the board, marketing or IT, so none is much likelier
RESPONSIBLE = (
    ("board", 27),
    ("marketing", 27),
    ("it", 22),
    ("communication", 13),
    ("nobody", 7),
    ("dont_know", 4),
)


def kept_answers(quotas: tuple[Quota, ...], draws: Draws) -> list[Answers]:
    """The answers of the respondents that stay, one mapping each, in no particular order."""
    single = {
        item: by_chance(total_counts(quotas, item), draws) for item in ("sector", "size_class", "uses_social")
    }
    uses = iter(uses_of_users(total_counts(quotas, "uses"), single["uses_social"].count("yes_"), draws))
    return [
        _interview(sector, size, next(uses) if social == "yes_" else None, draws)
        for sector, size, social in zip(*single.values(), strict=True)
    ]


def uses_of_users(counts: dict[str, int], users: int, draws: Draws) -> list[tuple[str, ...]]:
    """The uses of each user, in exact numbers; users differ in zeal and everybody has a use."""
    zeal = [draws.normal() for _ in range(users)]
    chosen: list[set[str]] = [set() for _ in range(users)]
    for use in USES:
        split = {"not": users - counts[use], use: counts[use]}
        for at, answer in enumerate(by_rank(propensities(zeal, draws, loading=60), split)):
            if answer == use:
                chosen[at].add(use)
    _give_everybody_a_use(chosen, draws)
    return [tuple(use for use in USES if use in own) for own in chosen]


def _give_everybody_a_use(chosen: list[set[str]], draws: Draws) -> None:
    """Moves a use from somebody with three or more to each who has none: the totals stay."""
    for own in chosen:
        if not own:
            giver = draws.pick([other for other in chosen if len(other) >= 3])
            use = draws.pick([use for use in USES if use in giver])
            giver.remove(use)
            own.add(use)


def _interview(sector: str, size: str, uses: tuple[str, ...] | None, draws: Draws) -> Answers:
    low, high = HALF_EMPLOYEES[size]
    answers: dict[str, object] = {
        "role": "director" if draws.chance(40) else "manager",
        "sector": sector,
        "half_employees": _half_employees(low, high, draws),
        "uses_social": "no_" if uses is None else "yes_",
        "comment": draws.below(8),  # position among the open answers; past the end: left blank
    }
    return answers if uses is None else {**answers, **_users_part(uses, draws)}


def _half_employees(low: int, high: int, draws: Draws) -> int:
    halves = low + draws.below(high - low + 1)
    return halves if draws.chance(20) else halves // 2 * 2  # few count a part-timer as a half


def _users_part(uses: tuple[str, ...], draws: Draws) -> Answers:
    other = draws.chance(7)
    zeal = (len(uses) - 4) * UNIT // 2
    return {
        "uses": (*uses, "other") if other else uses,
        "other_use": draws.below(4) if other else None,
        "responsible": draws.weighted(RESPONSIBLE),
        **{dimension: _level(zeal, draws) for dimension in MATURITY},
    }


def _level(zeal: int, draws: Draws) -> str:
    if draws.chance(3):
        return "dont_know"
    (latent,) = propensities([zeal], draws, loading=60)
    return "listen" if latent < 0 else "learn" if latent < 9 * UNIT // 10 else "innovate"


def excluded_answers(kept: list[Answers], draws: Draws) -> Excluded:
    """Those to exclude. They lean to one side: who forgets a rule must see published figures break.

    Speeders, the repeated and the preview all use social media; the others were never asked.
    """
    everything = {
        "uses": USES,
        "other_use": None,
        "responsible": "board",
        **dict.fromkeys(MATURITY, "listen"),
    }
    hasty = {
        "role": "director", "sector": "business_services", "half_employees": 200, "uses_social": "yes_",
        "comment": None, **everything,
    }  # fmt: skip
    busy = [at for at, answers in enumerate(kept) if len(answers.get("uses", ())) >= 5]
    return Excluded(
        screened_out=tuple({"role": "neither"} for _ in range(SCREENED_OUT)),
        partial=tuple(_broken_off(draws.pick(kept), draws) for _ in range(PARTIAL)),
        speeders=tuple(hasty for _ in range(SPEEDERS)),
        duplicates_of=tuple(draws.shuffled(busy)[:DUPLICATES]),
        previews=tuple({**hasty, "half_employees": 2} for _ in range(PREVIEWS)),
    )


def _broken_off(answers: Answers, draws: Draws) -> Answers:
    reached = ("role", "sector", "half_employees")[: 1 + draws.below(3)]
    return {item: answers[item] for item in reached}
