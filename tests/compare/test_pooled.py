"""Pooled effects against metafor's rma (REML, Hartung-Knapp); tests/reference/meta.R."""

from math import atanh, tanh

import pandas as pd
import pytest

from pipeline.compare.pooled import pooled_families, pooled_members
from pipeline.stats.random_effects import random_effects


def effects(*rows):
    frame = pd.DataFrame(rows, columns=["study", "member", "estimate", "unweighted_base", "flag"])
    return frame.assign(
        score="integration",
        outcome="growth",
        method="pearson",
        variance=1 / (frame["unweighted_base"] - 3),
        evidence="observed",
        source="",
    )


FOUR = [
    ("a", "2011", 0.2, 103, ""),
    ("b", "2011", 0.3, 203, ""),
    ("c", "2012", 0.1, 53, ""),
    ("d", "p", 0.5, 83, ""),
]


def test_a_family_is_pooled_on_fishers_scale():
    row = pooled_families(pooled_members(effects(*FOUR))).iloc[0]
    z, v = [atanh(one[2]) for one in FOUR], [1 / (one[3] - 3) for one in FOUR]
    expected = random_effects(z, v)
    assert row["estimate"] == pytest.approx(tanh(expected.estimate))
    assert (row["low"], row["high"]) == pytest.approx((tanh(expected.low), tanh(expected.high)))
    assert (row["pooling"], row["studies"], row["effects"]) == ("reml", 4, "a:2011,b:2011,c:2012,d:p")


def test_a_forest_has_weights_that_sum_to_one_and_the_effect_without_each():
    members = pooled_members(effects(*FOUR))
    assert members["weight"].sum() == pytest.approx(1)
    assert members["estimate_without"].notna().all()


def test_a_reconstruction_is_refused_by_name():
    members = pooled_members(effects(*FOUR, ("seed", "2011", 0.9, 400, "model_based reconstructed")))
    row = pooled_families(members).iloc[0]
    assert row["refused"] == "seed:2011"
    assert row["studies"] == 4
    refused = members[~members["is_pooled"]].iloc[0]
    assert refused["note"].endswith("its strength is an assumption of the reconstruction")


def test_two_effects_are_too_few_for_a_variance_and_one_passes_through():
    two = pooled_families(pooled_members(effects(*FOUR[:2]))).iloc[0]
    assert (two["pooling"], "pooled as fixed" in two["note"]) == ("fixed", True)
    one = pooled_families(pooled_members(effects(FOUR[0]))).iloc[0]
    assert one["estimate"] == pytest.approx(0.2)


def test_reconstructions_alone_pool_to_nothing():
    row = pooled_families(pooled_members(effects(("seed", "2011", 0.9, 400, "reconstructed")))).iloc[0]
    assert row["flag"] == "not_estimable"
    assert pd.isna(row["estimate"])
