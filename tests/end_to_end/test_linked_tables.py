"""No answer of a few respondents can be worked out of all tables of a wave together."""

import numpy as np
import pandas as pd
import pytest

from tests.counted import counted
from tests.end_to_end.reader import OUTSIDE, Questions, bases, of_one, of_set, too_narrow, with_net

CODEBOOK = """
items:
  sector: {column: sector, options: [[fin, Finance], [media, Media], [retail, Retail], [agri, Agriculture]]}
  size: {column: size, options: [[small, Small], [large, Large]]}
  uses: {column: uses, options: [["yes", "Yes"], ["no", "No"]], missing: {"-98": dont_know}}
  platforms: {columns: {fb: fb, tw: tw}, labels: {fb: Facebook, tw: Twitter}, nets: {either: [fb, tw]}}
  growth:
    column: growth
    options: [["1", Down], ["2", Up]]
    type: ordinal
    asked_if: {uses: ["yes"]}
derived:
  active: {options: [[is_active, Active], [is_not, Not]], when: [[is_active, {uses: ["yes"]}], [is_not, else]]}
universes: {users: {uses: ["yes"]}}
scores:
  integration: {items: [growth], method: mean, levels: [[low, Low, 1], [high, High, 2]]}
"""
BANNERS = (
    "banners: [sector, uses]",
    "banners: [sector, size, [sector, size], uses]",
    "banners: [sector, size, [sector, size], [uses, size], platforms]",
    "banners: [sector, active, size]",
    "banners: [platforms, sector, [sector, uses]]",
)


def is_yes(kind):
    return "yes" in kind["uses"]


def grown(kind):
    return kind["growth"] if is_yes(kind) else OUTSIDE


QUESTIONS = Questions(
    {
        "sector": of_one("fin", "media", "retail", "agri"),
        "size": of_one("small", "large"),
        "uses": of_one("yes", "no", "missing:dont_know"),
        "platforms": with_net(of_set("fb", "tw", missing=())),
        "growth": of_one("1", "2"),
    },
    {
        "growth": grown,
        "active": lambda kind: frozenset({"is_active" if is_yes(kind) else "is_not"}),
        "integration": lambda kind: frozenset({"low" if code == "1" else "high" for code in grown(kind)}),
    },
    {"users": is_yes},
)


def respondents(seed):
    """40 to 90 of them: one to four in agriculture, yes far more often than no, or the other way round."""
    draws = np.random.default_rng(seed)
    many = int(draws.integers(40, 90))
    sector = draws.choice(["fin", "media", "retail"], many, p=[0.5, 0.3, 0.2]).astype(object)
    sector[: draws.integers(1, 5)] = "agri"
    uses = draws.choice(["yes", "no", "-98"], many, p=draws.permutation([0.75, 0.2, 0.05]))
    return pd.DataFrame(
        {
            "sector": sector,
            "size": draws.choice(["small", "large"], many, p=[0.7, 0.3]),
            "uses": uses,
            "fb": (draws.random(many) < 0.8).astype(int),
            "tw": (draws.random(many) < draws.choice([0.05, 0.5])).astype(int),
            "growth": np.where(uses == "yes", draws.choice(["1", "2"], many), ""),
        }
    )


def answers(rows):
    """What each respondent answered, as the kinds have it."""
    for row in rows.to_dict("records"):
        chosen = {code for code in ("fb", "tw") if row[code]}
        yield {
            "sector": frozenset({row["sector"]}),
            "size": frozenset({row["size"]}),
            "uses": frozenset({"missing:dont_know" if row["uses"] == "-98" else row["uses"]}),
            "platforms": frozenset({"", *chosen, *(["either"] if chosen else [])}),
            "growth": frozenset({row["growth"] or "1"}),
        }


def test_they_do_in_one_study_with_two_banners(tmp_path):
    """The quick one of those below."""
    hold(tmp_path, BANNERS[0], seed=0)


@pytest.mark.parametrize("banners", BANNERS)
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.long
def test_the_answers_of_a_few_stay_open_whatever_tables_are_put_together(tmp_path, banners, seed):
    hold(tmp_path, banners, seed)


def hold(tmp_path, banners, seed):
    drawn = respondents(seed)
    found = counted(tmp_path, CODEBOOK + banners, drawn)
    truth = QUESTIONS.respondents(answers(drawn))
    narrow = too_narrow(QUESTIONS, found.table("rates"), truth, bases(QUESTIONS, found.table("score_means")))
    assert narrow.empty, narrow.to_string()
