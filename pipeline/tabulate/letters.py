"""Which columns of a banner each share is significantly above: the letters of a banner table."""

from __future__ import annotations

import numpy as np

from pipeline.frame.banners import TOTAL
from pipeline.frame.build import Frame
from pipeline.stats.letters import column_letters
from pipeline.stats.share_pairs import share_pairs
from pipeline.tabulate.count import Counts


def item_letters(
    frame: Frame, item: str, counts: Counts, share: np.ndarray, effective_base: np.ndarray
) -> np.ndarray:
    """(columns, options) texts, "" where a share is above no other, None where columns were not compared.

    `share` and `effective_base` are (columns, options), NaN where they may not be shown. Pairwise z tests
    within the banner, adjusted by Holm within the row; columns with an effective base under 30 and banners
    whose columns overlap, or which the item itself makes, are not compared.
    """
    letters = {(column.banner, column.option): column.letter for column in frame.columns}
    found = np.full(share.shape, None, dtype=object)
    for universe in frame.universes:
        for banner in comparable_banners(frame, item):
            places = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
            names = [letters[counts.columns[at][1:]] for at in places]
            pairs = share_pairs(share[places].T, np.nan_to_num(effective_base[places].T))
            found[places] = column_letters(pairs, names).T
    return found


def comparable_banners(frame: Frame, item: str) -> list[str]:
    """The banners whose columns share no respondent and are not the item's own options."""
    excluded = {item, *(subject.name for subject in frame.subjects if subject.is_multiple)}
    banners = dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL)
    return [banner for banner in banners if not excluded & set(banner.split("*"))]
