"""InSites Consulting's survey of social media integration: what both waves have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.reconstruct.allot import by_chance, by_rank, propensities
from pipeline.reconstruct.battery import ITEMS, batteries, latent_integration, thirtieths
from pipeline.reconstruct.companies import EmployeeRanges, companies, employees
from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.fieldwork import Answers, Excluded
from pipeline.reconstruct.outcomes import outcome, shared_noise
from pipeline.reconstruct.quotas import Quota, total_counts
from pipeline.reconstruct.repair import meet_quotas

PLATFORMS = ("facebook", "twitter", "linkedin", "youtube")
BARRIERS = ("no_benefit", "not_suited", "no_support")
# Spearman with the score, in hundredths. Published as "positive", nothing else: the size is assumed.
SPEARMAN = {"financial": 20, "satisfaction": 25, "impact": 30}
POINT_PERCENTS = {
    "financial": (6, 17, 37, 29, 11),
    "satisfaction": (4, 14, 36, 34, 12),
    "impact": (5, 18, 34, 31, 12),
}
REASON_PERCENTS = {
    "financial": {"refused": 5, "dont_know": 2},
    "satisfaction": {"dont_know": 3},
    "impact": {"refused": 2},
}
OPEN_ANSWERS = 6
OPEN_PERCENT = 12


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """What differs between the waves."""

    ranges: EmployeeRanges
    edges: tuple[int, ...]  # numbers of employees that must occur
    has_barriers: bool
    screened_out: int
    partial: int
    speeders: int
    duplicates: int


def kept_answers(wave: Fieldwork, quotas: Sequence[Quota], draws: Draws) -> list[Answers]:
    """The answers of the respondents that stay, one mapping each, in no particular order."""
    company = companies(quotas, draws)
    steps = _steps(quotas, company, draws)
    latent = latent_integration(steps, draws)
    columns: dict[str, Sequence[object]] = {
        **company,
        "employees": employees(company["size_class"], wave.ranges, wave.edges, draws),
        "platforms": _selected(PLATFORMS, latent, quotas, company, draws, loading=45),
        "integration_step": steps,
        **_attitudes(steps, latent, draws),
        "open": [draws.below(OPEN_ANSWERS) if draws.chance(OPEN_PERCENT) else None for _ in steps],
    }
    if wave.has_barriers:
        columns["barriers"] = _selected(
            BARRIERS, [-value for value in latent], quotas, company, draws, loading=30
        )
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _steps(quotas: Sequence[Quota], company: Mapping[str, Sequence[str]], draws: Draws) -> list[str]:
    chosen = by_chance(total_counts(quotas, "integration_step"), draws)
    return meet_quotas(chosen, _of(quotas, "integration_step"), company, draws)


def _selected(
    options: Sequence[str],
    latent: Sequence[int],
    quotas: Sequence[Quota],
    company: Mapping[str, Sequence[str]],
    draws: Draws,
    *,
    loading: int,
) -> list[tuple[str, ...]]:
    """The options each respondent selects, in exact numbers; the higher the latent number, the likelier."""
    columns = []
    for option in options:
        counts = total_counts(quotas, option)
        low_first = {answer: counts[answer] for answer in ("no", "yes")}
        chosen = by_rank(propensities(latent, draws, loading=loading), low_first)
        columns.append(meet_quotas(chosen, _of(quotas, option), company, draws))
    return [
        tuple(option for option, answer in zip(options, row, strict=True) if answer == "yes")
        for row in zip(*columns, strict=True)
    ]


def _attitudes(steps: Sequence[str], latent: Sequence[int], draws: Draws) -> dict[str, Sequence[object]]:
    """The battery, and the outcomes that go with its score."""
    rows = batteries(steps, latent, draws)
    scores = [thirtieths(row) for row in rows]
    common = [draws.normal() for _ in steps]
    outcomes = {
        name: outcome(
            scores,
            shared_noise(common, draws),
            _reasons(REASON_PERCENTS[name], len(steps), draws),
            percents=POINT_PERCENTS[name],
            spearman_percent=SPEARMAN[name],
        )
        for name in SPEARMAN
    }
    return {**dict(zip(ITEMS, zip(*rows, strict=True), strict=True)), **outcomes}


def _reasons(percents: Mapping[str, int], people: int, draws: Draws) -> dict[int, str]:
    """Who gives no answer, and why."""
    reasons = [reason for reason, percent in percents.items() for _ in range(people * percent // 100)]
    return dict(zip(draws.shuffled(range(people)), reasons, strict=False))


def _of(quotas: Sequence[Quota], item: str) -> list[Quota]:
    return [quota for quota in quotas if quota.item == item]


def excluded_answers(wave: Fieldwork, kept: Sequence[Answers], draws: Draws) -> Excluded:
    """Those to exclude. They lean to one side: who forgets a rule must see published figures break.

    Speeders tick what stands first, so they use no platform and do nothing. The repeated have no
    Facebook page but do something.
    """
    hesitant = [
        at
        for at, answers in enumerate(kept)
        if "facebook" not in answers["platforms"] and answers["integration_step"] != "nothing"
    ]
    return Excluded(
        screened_out=tuple({"country": draws.pick(kept)["country"]} for _ in range(wave.screened_out)),
        partial=tuple(_broken_off(draws.pick(kept), draws) for _ in range(wave.partial)),
        speeders=tuple(_hasty(draws.pick(kept)) for _ in range(wave.speeders)),
        duplicates_of=tuple(draws.shuffled(hesitant)[: wave.duplicates]),
    )


def _broken_off(answers: Answers, draws: Draws) -> Answers:
    reached = ("country", "sector", "employees", "market", "offer")[: 2 + draws.below(4)]
    return {item: answers[item] for item in reached}


def _hasty(answers: Answers) -> Answers:
    first = {item: 1 for item in ITEMS} | {name: "1" for name in SPEARMAN}
    nothing = {"platforms": (), "barriers": (), "integration_step": "nothing", "open": None}
    company = {item: value for item, value in answers.items() if not item.startswith("departments")}
    return {**company, **first, **nothing}
