"""Effects of the same score and outcome pooled over studies and waves whose respondents were observed."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan, tanh

import numpy as np
import pandas as pd

from pipeline.stats.correlation import quantile
from pipeline.stats.egger import egger_test
from pipeline.stats.random_effects import PooledEffect, leave_one_out, random_effects

KEY = ["score", "outcome", "method"]
CONFIDENCE = 0.95
REFUSED = "refused: a reconstruction is no evidence, its strength is an assumption of the reconstruction"
NOT_ESTIMABLE = "left out: it has no correlation with an error"
TURNED = ("estimate", "low", "high", "prediction_low", "prediction_high")


def pooled_members(effects: pd.DataFrame) -> pd.DataFrame:
    """One row per effect of a family, as the table `pooled_effects` has them: what a forest plot draws.

    `effects` has the rows of every study's `study_effects`. A reconstruction is there, refused by name.
    """
    if effects.empty:
        return pd.DataFrame()
    r = effects["estimate"].astype(float).to_numpy()
    spread = np.sqrt(effects["variance"].astype(float).to_numpy())
    is_made = effects["flag"].str.contains("reconstructed").to_numpy(bool)
    has_effect = (np.abs(r) < 1) & (spread > 0)
    z = np.arctanh(np.where(has_effect, r, 0.0))
    half = quantile(0.5 + CONFIDENCE / 2) * np.where(has_effect, spread, 0.0)
    members = effects.assign(
        family=[" × ".join(key) for key in effects[KEY[:2]].itertuples(index=False)],
        effect=effects["study"] + ":" + effects["member"],
        z=np.where(has_effect, z, nan),
        low=np.where(has_effect, np.tanh(z - half), nan),
        high=np.where(has_effect, np.tanh(z + half), nan),
        is_pooled=has_effect & ~is_made,
        note=np.where(is_made, REFUSED, np.where(has_effect, "", NOT_ESTIMABLE)),
    )
    parts = [_weighed(family) for _, family in members.groupby(KEY, sort=True)]
    return pd.concat(parts, ignore_index=True)


def pooled_families(members: pd.DataFrame) -> pd.DataFrame:
    """One row per family and method, as the table `pooled` has them."""
    if members.empty:
        return pd.DataFrame()
    return pd.DataFrame([_family(dict(zip(KEY, key, strict=True)), of) for key, of in members.groupby(KEY)])


def _weighed(family: pd.DataFrame) -> pd.DataFrame:
    """The family with each member's share of the weight and the pooled effect without it."""
    used = family["is_pooled"].to_numpy(bool)
    z, v = _inputs(family)
    weight, without = np.full(len(family), nan), np.full(len(family), nan)
    if used.any():
        found = random_effects(z, v)
        share = 1 / (v + (0.0 if np.isnan(found.tau2) else found.tau2))
        weight[used] = share / share.sum()
    if used.sum() > 1:
        without[used] = [tanh(one.estimate) for one in leave_one_out(z, v)]
    return family.assign(weight=weight, estimate_without=without)


def _inputs(family: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    used = family[family["is_pooled"]]
    return used["z"].to_numpy(float), used["variance"].to_numpy(float)


def _family(key: Mapping[str, str], members: pd.DataFrame) -> dict[str, object]:
    z, v = _inputs(members)
    found = random_effects(z, v)
    used, refused = (members.loc[members["is_pooled"] == one, "effect"] for one in (True, False))
    turned = {name: tanh(getattr(found, name)) for name in TURNED}
    return {
        **key,
        **turned,
        "family": members["family"].iloc[0],
        "effects": ",".join(used),
        "refused": ",".join(refused),
        "studies": len(used),
        "pooling": found.method,
        "std_error": found.std_error,
        "p_value": found.p_value,
        "confidence": CONFIDENCE,
        "tau2": found.tau2,
        "tau2_low": found.tau2_low,
        "tau2_high": found.tau2_high,
        "i2": 100 * found.i2,
        "q": found.q,
        "q_p_value": found.q_p_value,
        "egger_p_value": egger_test(z, v).p_value if len(z) else nan,
        "flag": found.flag or "",
        "note": _note(found, len(refused), repeated=_is_repeated(members)),
    }


def _is_repeated(members: pd.DataFrame) -> bool:
    """Whether several of the pooled effects are waves of one study."""
    waves = members[members["is_pooled"] & (members["evidence"] != "published")]
    return bool(waves["study"].duplicated().any())


def _note(found: PooledEffect, refused: int, *, repeated: bool) -> str:
    said = {
        "none": ["nothing to pool"],
        "single": ["one effect, passed through"],
        "fixed": ["two effects, pooled as fixed: too few to tell a variance between them"],
    }.get(found.method, [])
    said += ["interval kept as wide as known variances make it"] if found.is_widened else []
    said += ["waves of one study are taken as independent"] if repeated else []
    said += [f"{refused} refused or without an effect"] if refused else []
    return "; ".join(said)
