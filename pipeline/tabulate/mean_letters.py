"""Which columns of a banner each mean is significantly above."""

from __future__ import annotations

import numpy as np

from pipeline.frame.banners import TOTAL
from pipeline.frame.build import Frame
from pipeline.stats.letters import column_letters
from pipeline.stats.mean_pairs import mean_pairs


def mean_letters(frame: Frame, mean: np.ndarray, std_dev: np.ndarray, std_error: np.ndarray) -> np.ndarray:
    """(columns,) texts as `item_letters` has them, by Welch's t test of every two columns.

    All (columns,), NaN where they may not be shown. A column counts as the respondents (at most its spread's)
    that its standard error is worth, s²/V: weights, clusters and targets are in it; what columns have in common
    is not, so that banners of a multiple-response set are not compared. Adjusted within the banner.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.where(std_error > 0, (std_dev / std_error) ** 2, 0.0)
    multiple = {subject.name for subject in frame.subjects if subject.is_multiple}
    banners = dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL)
    letters = {(column.banner, column.option): column.letter for column in frame.columns}
    found = np.full(mean.shape, None, dtype=object)
    for universe in frame.universes:
        for banner in (name for name in banners if not multiple & set(name.split("*"))):
            places = [at for at, key in enumerate(frame.places) if key[:2] == (universe, banner)]
            pairs = mean_pairs(
                mean[places],
                std_dev[places] ** 2,
                np.nan_to_num(worth[places]),
                adjustment=frame.choices.adjustment,  # type: ignore[arg-type]
                minimum_base=frame.choices.minimum_base,
            )
            found[places] = column_letters(pairs, [letters[frame.places[at][1:]] for at in places])[0]
    return found
