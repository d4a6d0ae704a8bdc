"""From targets and the cells of a wave to the factor each cell's weights are multiplied by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipeline.codebook.model import Target
from pipeline.errors import DesignError
from pipeline.stats.rake import rake


def target_factors(cells: pd.DataFrame, targets: Sequence[Target], *, place: str) -> pd.DataFrame:
    """One row per cell: `key` and `factor`.

    `cells`: key (a list of codes, one a target; None for no answer), weight. Those without an answer to
    a target item keep their share of it. `place` (study:wave) stands in errors. Raises DesignError for
    a target that nobody answers, or targets that cannot be met together.
    """
    weights = cells["weight"].to_numpy(float)
    margins = [_margin(cells, weights, number, target, place) for number, target in enumerate(targets)]
    try:
        raked = rake(weights, margins, names=[target.item for target in targets])
    except DesignError as error:
        raise DesignError(f"{place}: targets: {error}") from error
    return pd.DataFrame({"key": cells["key"], "factor": raked.factors})


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
                f"{place}: targets.{target.item} wants {share:.1%} {option!r}, but no kept respondent gave that "
                "answer; join it with another option, or correct the target."
            )
    scale = wanted[:-1].sum()
    wanted[:-1] *= (total - unanswered) / scale if scale else 1
    return category, wanted
