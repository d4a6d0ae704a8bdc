"""Which columns of a banner each share is significantly above: the letters of a banner table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.banners import TOTAL
from pipeline.frame.build import Frame
from pipeline.stats.letters import column_letters
from pipeline.stats.share_pairs import share_pairs
from pipeline.tabulate.count import Counts
from pipeline.tabulate.design_letters import design_letters
from pipeline.tabulate.table_covariance import Tables

OVERLAPS = Path(__file__).with_name("overlaps.sql")


def item_letters(  # noqa: PLR0917 - the table, and what was counted of it
    engine: Engine,
    frame: Frame,
    item: str,
    counts: Counts,
    share: np.ndarray,
    effective_base: np.ndarray,
    tables: Tables | None,
) -> np.ndarray:
    """(columns, options) texts, "" where a share is above no other, None where columns were not compared.

    `share` and `effective_base` are (columns, options), NaN where they may not be shown. Pairwise z tests
    within the banner, adjusted within the row (Holm, unless the study chose otherwise); columns with an
    effective base under the study's minimum, and banners which the item itself makes, are not compared.
    Columns that share respondents (a multiple-response banner) are compared with the covariance this gives
    them; under clusters and replicate weights all columns are, by the design's (`design_letters`). In `spss`
    mode as SPSS Custom Tables: weighted bases, Bonferroni. Reads what `read_item` left in the engine.
    """
    choices = frame.choices
    is_spss = choices.letters == "spss"
    if tables is not None and tables.columns_covary and not is_spss:
        return design_letters(frame, item, counts, share, effective_base, tables)
    weighted_base = np.repeat(counts.s[:, :, :1].sum(axis=0), share.shape[1], axis=1)
    letters = {(column.banner, column.option): column.letter for column in frame.columns}
    found = np.full(share.shape, None, dtype=object)
    for universe in frame.universes:
        for banner in comparable_banners(frame, item):
            places = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
            names = [letters[counts.columns[at][1:]] for at in places]
            pairs = share_pairs(
                share[places].T,
                np.nan_to_num((weighted_base if is_spss else effective_base)[places].T),
                adjustment=None if is_spss else choices.adjustment,  # type: ignore[arg-type]
                minimum_base=None if is_spss else choices.minimum_base,
                spss=is_spss,
            )
            found[places] = column_letters(pairs, names).T
    for places, shared in _overlapping(engine, frame, item, counts):
        kish = 1 / np.where(np.diag(shared) > 0, np.diag(shared), np.inf)
        pairs = share_pairs(
            share[places].T,
            np.where(np.isnan(share[places].T), 0.0, kish),
            overlap=shared,
            adjustment=choices.adjustment,  # type: ignore[arg-type]
            minimum_base=choices.minimum_base,
        )
        found[places] = column_letters(pairs, [letters[counts.columns[at][1:]] for at in places]).T
    return found


def _overlapping(
    engine: Engine, frame: Frame, item: str, counts: Counts
) -> Iterator[tuple[list[int], np.ndarray]]:
    """The columns of each banner that share respondents, and sum(w^2) in both over the product of their bases."""
    multiple = {subject.name for subject in frame.subjects if subject.is_multiple}
    banners = dict.fromkeys(column.banner for column in frame.columns)
    wanted = [name for name in banners if multiple & set(name.split("*")) and item not in name.split("*")]
    if not wanted or frame.is_clustered:
        return
    found = engine.run(OVERLAPS, banners=wanted)
    base = counts.s[:, :, 0].sum(axis=0)
    for universe in frame.universes:
        for banner in wanted:
            places = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
            place = {counts.columns[at][2]: position for position, at in enumerate(places)}
            rows = found[(found["universe"] == universe) & (found["banner"] == banner)]
            shared = np.zeros((len(places), len(places)))
            at = [rows[name].map(place).to_numpy(int) for name in ("banner_option", "other_banner_option")]
            shared[at[0], at[1]] = rows["ww"].to_numpy(float)
            product = np.outer(base[places], base[places])
            yield places, np.divide(shared, product, out=np.zeros_like(shared), where=product > 0)


def comparable_banners(frame: Frame, item: str) -> list[str]:
    """The banners whose columns share no respondent and are not the item's own options."""
    excluded = {item, *(subject.name for subject in frame.subjects if subject.is_multiple)}
    banners = dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL)
    return [banner for banner in banners if not excluded & set(banner.split("*"))]
