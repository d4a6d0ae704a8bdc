import numpy as np
import pandas as pd
import pytest

from pipeline.codebook.model import FrozenMapping, Target, Weighting
from pipeline.errors import DesignError
from pipeline.weight.rake_targets import target_factors
from tests.counted import counted

SIZE = Target("size", FrozenMapping({"small": 0.5, "large": 0.5}))
SECTOR = Target("sector", FrozenMapping({"fin": 0.25, "media": 0.75}))


def cells():
    keys = [["small", "fin"], ["small", "media"], ["large", "fin"], ["large", "media"]]
    return pd.DataFrame({"key": keys, "weight": [30.0, 30, 20, 20]})


@pytest.mark.parametrize("method", ["rake", "linear", "truncated", "logit"])
def test_every_method_meets_both_targets(method):
    weighting = Weighting(method, (0.2, 5.0))
    found = target_factors(cells(), [SIZE, SECTOR], place="s:2012", weighting=weighting)
    weight = found["weight"] * found["factor"]
    assert [weight[:2].sum(), weight[[0, 2]].sum()] == pytest.approx([50, 25], rel=1e-9)


def test_where_linear_gives_a_weight_not_above_0_it_is_bounded_and_says_so():
    """Solved by hand, the linear factor of the large firms in finance is -0.375."""
    few = [Target("size", FrozenMapping({"small": 0.95, "large": 0.05})), SECTOR]
    plain = target_factors(cells(), [SIZE, SECTOR], place="s:2012", weighting=Weighting("linear"))
    bounded = target_factors(cells(), few, place="s:2012", weighting=Weighting("linear", (0.01, 10.0)))
    assert set(plain["method"]) == {"linear"}
    assert set(bounded["method"]) == {"truncated"}
    assert bounded["factor"].min() > 0
    with pytest.raises(DesignError, match="truncated, since linear factors are not all above 0"):
        target_factors(cells(), few, place="s:2012", weighting=Weighting("linear", (0.9, 1.1)))


def test_a_cap_holds_and_the_targets_are_met_again():
    rows = cells().assign(respondents=[30, 30, 19, 20], each=[1.0, 1, 20 / 19, 1])
    weighting = Weighting(cap=1.35)
    found = target_factors(rows, [SIZE, SECTOR], place="s:2012", weighting=weighting)
    weight = found["weight"] * found["factor"]
    assert weight.sum() == pytest.approx(100)
    assert weight[:2].sum() == pytest.approx(50)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target("size", FrozenMapping({"small": 1.0})), "no share for large"),
        (
            Target("size", FrozenMapping({"small": 0.5, "large": 0.4, "huge": 0.1})),
            "nobody who is kept and has weight gave",
        ),
    ],
)
def test_a_target_that_does_not_fit_names_study_wave_item_and_option(target, words):
    with pytest.raises(DesignError, match=rf"s:2012: targets\.size .*{words}"):
        target_factors(cells().assign(key=[key[:1] for key in cells()["key"]]), [target], place="s:2012")


def test_targets_that_cannot_be_met_together_are_an_error():
    rows = cells()
    rows.loc[[1, 2], "weight"] = 0.0
    with pytest.raises(
        DesignError, match=r"s:2012: targets: raking: .* (size|sector), (small|large|fin|media) stands at"
    ):
        target_factors(rows, [SIZE, SECTOR], place="s:2012")


CODEBOOK = """
items:
  size: {column: size, options: [[small, Small], [large, Large]]}
weights: {wt: wt}
targets: {size: {small: 0.5, large: 0.5}}
"""


def test_margins_stand_before_and_after_the_target(tmp_path):
    """Small: 30 of 40 respondents; weights of 1 and 3 make it 30 of 60 at the start."""
    rows = pd.DataFrame({"size": ["small"] * 30 + ["large"] * 10, "wt": [1] * 30 + [2] * 10})
    margins = counted(tmp_path, CODEBOOK, rows).table("weight_margins").set_index(["weighting", "option"])
    raked = margins.loc[("raked", "small")]
    assert raked["unweighted_share"] == 0.75
    assert raked["before_share"] == pytest.approx(0.6)
    assert raked["weighted_share"] == pytest.approx(0.5)
    assert raked["effective_base"] == pytest.approx(40 / raked["design_effect"])
    assert np.isclose(margins.loc[("wt", "small"), "before_share"], 0.6)
