"""No answer of a few can be had by subtracting columns of one banner from those of another that is coarser."""

import numpy as np
import pandas as pd
import pytest

from tests.counted import counted
from tests.end_to_end.reader import Questions, of_one, of_set, too_narrow, with_net

CODEBOOK = """
items:
  sector: {column: sector, options: [[fin, Finance], [media, Media], [agri, Agriculture]]}
  size:
    column: size
    options: [[micro, Micro], [small, Small], [medium, Medium], [large, Large], [huge, Huge]]
    type: ordinal
  tool: {column: tool, options: [[buffer, Buffer], [hand, By hand]], missing: {"-98": dont_know}}
  sites: {columns: {fb: fb, tw: tw}, labels: {fb: Facebook, tw: Twitter}, nets: {either: [fb, tw]}}
derived:
  class:
    options: [[sme, Small and medium], [big, Big]]
    when: [[sme, {size: [micro, small, medium]}], [big, else]]
"""
LARGE = "universes: {largest: {size: [large, huge]}}\n"
BANNERS = (
    "banners: [size, class]",
    "banners: [sector, size, class, [sector, class]]",
    "banners: [sector, class, [sector, size]]",
    LARGE + "banners: [size, sector]",
    LARGE + "banners: [sector, [sector, size]]",
    LARGE + "banners: [size, class, [sector, class]]",
)
SIZES = ("micro", "small", "medium", "large", "huge")


def is_largest(kind):
    return bool(kind["size"] & {"large", "huge"})


QUESTIONS = Questions(
    {
        "sector": of_one("fin", "media", "agri"),
        "size": of_one(*SIZES),
        "tool": of_one("buffer", "hand", "missing:dont_know"),
        "sites": with_net(of_set("fb", "tw", missing=())),
    },
    {"class": lambda kind: frozenset({"big" if is_largest(kind) else "sme"})},
    {"largest": is_largest},
)


def respondents(seed):
    """40 to 90 of them; one to four are huge, and few work in agriculture."""
    draws = np.random.default_rng(seed)
    many = int(draws.integers(40, 90))
    size = draws.choice(SIZES[:4], many, p=draws.permutation([0.4, 0.3, 0.2, 0.1])).astype(object)
    size[: draws.integers(1, 5)] = "huge"
    return pd.DataFrame(
        {
            "sector": draws.choice(["fin", "media", "agri"], many, p=[0.55, 0.35, 0.1]),
            "size": size,
            "tool": draws.choice(["buffer", "hand", "-98"], many, p=draws.permutation([0.6, 0.3, 0.1])),
            "fb": (draws.random(many) < 0.8).astype(int),
            "tw": (draws.random(many) < draws.choice([0.05, 0.5])).astype(int),
        }
    )


def answers(rows):
    """What each respondent answered, as the kinds have it."""
    for row in rows.to_dict("records"):
        tool = "missing:dont_know" if row["tool"] == "-98" else row["tool"]
        chosen = {code for code in ("fb", "tw") if row[code]}
        yield {
            "sector": frozenset({row["sector"]}),
            "size": frozenset({row["size"]}),
            "tool": frozenset({tool}),
            "sites": frozenset({"", *chosen, *(["either"] if chosen else [])}),
        }


@pytest.mark.parametrize("banners", BANNERS)
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 8))])
def test_the_answers_of_the_huge_stay_open(tmp_path, banners, seed):
    drawn = respondents(seed)
    rates = counted(tmp_path, CODEBOOK + banners, drawn).table("rates")
    truth = QUESTIONS.respondents(answers(drawn))
    narrow = too_narrow(QUESTIONS, rates, truth)
    assert narrow.empty, narrow.to_string()
