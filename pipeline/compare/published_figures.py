"""Published figures beside the computed ones."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.codebook.model import Provenance, Published, Study, Wave
from pipeline.frame.evidence import column_of
from pipeline.frame.headline import headline
from pipeline.stats.published import published_interval

HALF_A_POINT = 0.005 + 1e-9  # a share this near is the published one, which was rounded to a whole percent


def benchmarks(study: Study, wave: Wave, rates: pd.DataFrame) -> pd.DataFrame:
    """One row per published figure of the wave, as the table `benchmarks` has them."""
    keys = ["item", "option", "universe", "banner", "banner_option", "weighting"]
    computed = rates.set_index(keys)[["share", "share_low", "share_high", "unweighted_base", "flag"]]
    rows = []
    for position, figure in enumerate(study.published, start=1):
        if figure.wave == wave.name:
            weighting = figure.weighting or headline(wave)
            column = column_of(figure, study.banners)
            rows.append({"position": position, **_row(figure, computed, column, weighting, wave)})
    return pd.DataFrame(rows)


def _row(
    figure: Published, computed: pd.DataFrame, column: tuple[str, str], weighting: str, wave: Wave
) -> dict[str, object]:
    banner, option = column
    key = (figure.item, figure.option, figure.universe, banner, option, weighting)
    found = computed.loc[key] if key in computed.index else None
    share = float(found["share"]) if found is not None and pd.notna(found["share"]) else np.nan
    always = "reconstructed" if wave.provenance is Provenance.RECONSTRUCTED else ""
    return {
        "item": figure.item,
        "option": figure.option,
        "banner": banner,
        "banner_option": option,
        "universe": figure.universe,
        "published_share": figure.share,
        "computed_share": share,
        **_published_interval(figure, found),
        "share_low": found["share_low"] if found is not None else np.nan,
        "share_high": found["share_high"] if found is not None else np.nan,
        "difference": share - figure.share,
        "verdict": verdict(figure, share),
        "weighting": weighting,
        "source": figure.source,
        "note": figure.irreconcilable or figure.note,
        "flag": found["flag"] if found is not None else f"not_estimable {always}".strip(),
    }


def _published_interval(figure: Published, found: pd.Series | None) -> dict[str, float]:
    """What the rounded figure alone says, of as many respondents as are in the computed base."""
    base = found["unweighted_base"] if found is not None else np.nan
    known = published_interval(figure.share, float(base) if pd.notna(base) else 0.0).interval
    return {"published_low": float(known.low), "published_high": float(known.high)}


def verdict(figure: Published, share: float) -> str | None:
    """`irreconcilable` where the codebook declares so, else whether the share is within half a point.

    None where no share is shown: one that is hidden neither is the published one nor differs from it.
    """
    if figure.irreconcilable is not None:
        return "irreconcilable"
    if np.isnan(share):
        return None
    return "reproduced" if abs(share - figure.share) <= HALF_A_POINT else "differs"
