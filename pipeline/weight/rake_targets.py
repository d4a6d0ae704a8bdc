"""From targets and the cells of a wave to the factor each cell's weights are multiplied by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipeline.codebook.model import Target, Weighting
from pipeline.errors import DesignError
from pipeline.stats.calibrate import calibrate
from pipeline.stats.rake import rake
from pipeline.stats.trim import trim_weights

NO_WEIGHTING = Weighting()
Margins = Sequence[tuple[np.ndarray, np.ndarray]]


def target_factors(
    cells: pd.DataFrame, targets: Sequence[Target], *, place: str, weighting: Weighting = NO_WEIGHTING
) -> pd.DataFrame:
    """One row per row of `cells`: its `key` and `weight`, the `factor` for its weights, `moved_share`, and `method`.

    `cells`: key (a list of codes, one a target; None for no answer), weight (their sum). Where weights
    are capped, a row a key and weight: `each`, the weight itself. Those without an answer to
    a target item keep their share of it. `moved_share` is the part of all weight that the cap took from those
    above it, the same in every row; NaN without a cap. `method` is what made the factors: `truncated` where `linear`
    was asked for and gave factors that are not above 0. `place` (study:wave) stands in errors. Raises DesignError for
    a target that nobody answers, and for targets or a cap that cannot be met.
    """
    weights = cells["weight"].to_numpy(float)
    margins = [_margin(cells, weights, number, target, place) for number, target in enumerate(targets)]
    moved_share = np.nan
    try:
        factors, method = _factors(weights, margins, weighting, targets)
        if weighting.cap is not None:
            each, counts = cells["each"].to_numpy(float), cells["respondents"].to_numpy(float)
            capped = trim_weights(
                each * factors, cap=weighting.cap * weights.sum() / counts.sum(), counts=counts
            )
            moved_share = capped.moved_share
            factors = np.divide(capped.weights, each, out=np.ones_like(each), where=each > 0)
            again, method = _factors(weights * factors, margins, weighting, targets)
            factors = factors * again
    except DesignError as error:
        raise DesignError(f"{place}: targets: {error}") from error
    return cells.assign(factor=factors, moved_share=moved_share, method=method)


def _factors(
    weights: np.ndarray, margins: Margins, weighting: Weighting, targets: Sequence[Target]
) -> tuple[np.ndarray, str]:
    """By the method that the codebook asks for, and its name; post-stratification is raking to one target."""
    if weighting.method in {"rake", "poststratify"}:
        names = [target.item for target in targets]
        categories = [[*target.shares, "(no answer)"] for target in targets]
        return rake(weights, margins, names=names, categories=categories).factors, weighting.method
    indicators = [np.eye(wanted.size)[category] for category, wanted in margins]
    totals = np.concatenate([wanted for _, wanted in margins])
    found = calibrate(
        np.hstack(indicators),
        weights,
        totals,
        method=weighting.method,  # type: ignore[arg-type]
        bounds=weighting.bounds,
        names=[
            f"{target.item}, {option}" for target in targets for option in (*target.shares, "(no answer)")
        ],
    )
    return found.factors, found.method


def _margin(
    cells: pd.DataFrame, weights: np.ndarray, number: int, target: Target, place: str
) -> tuple[np.ndarray, np.ndarray]:
    answers = [key[number] for key in cells["key"]]
    options = list(target.shares)
    outside = sorted({answer for answer in answers if answer is not None and answer not in target.shares})
    if outside:
        raise DesignError(
            f"{place}: targets.{target.item} has no share for {', '.join(outside)}, which respondents answered; "
            "add the option to the targets, with share 0 if it is not in the population."
        )
    category = np.array([options.index(answer) if answer is not None else len(options) for answer in answers])
    total, unanswered = weights.sum(), weights[category == len(options)].sum()
    wanted = np.array([*(share * (total - unanswered) for share in target.shares.values()), unanswered])
    for option, share in target.shares.items():
        if share > 0 and not weights[category == options.index(option)].sum() > 0:
            raise DesignError(
                f"{place}: targets.{target.item} wants {share:.1%} {option!r}, but nobody who is kept and "
                "has weight gave that answer; join it with another option, or correct the target."
            )
    scale = wanted[:-1].sum()
    wanted[:-1] *= (total - unanswered) / scale if scale else 1
    return category, wanted
