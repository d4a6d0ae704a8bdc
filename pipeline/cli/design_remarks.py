"""What a wave's design and weights do to every number of it, in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.stats.kish import effective_base

if TYPE_CHECKING:
    import pandas as pd

SHOWN_STRATA = 5
UNEVEN = 4  # respondents for each that an equally precise unweighted sample would have


def design_remarks(rates: pd.DataFrame, respondents: pd.DataFrame, weights: pd.DataFrame) -> Iterator[str]:
    """A line where standard errors are missing for a lonely PSU, and one a weight that few respondents carry."""
    kept = respondents[respondents["is_kept"]]
    if rates["flag"].str.contains("lonely_psu").any():
        yield _lonely(kept)
    for name, one in weights.groupby("weighting", sort=False)["weight"]:
        weight = one.astype(float)
        precise = float(effective_base(weight.sum(), (weight**2).sum()))
        if precise * UNEVEN < len(weight):
            yield (
                f"weight {name} makes {len(weight):,} respondents as precise as {precise:,.0f}: "
                f"the largest is {weight.max() / weight.mean():,.0f} times the mean"
            )


def _lonely(kept: pd.DataFrame) -> str:
    """Strata with one PSU that were not taken whole, by name."""
    strata = kept.groupby("stratum", sort=False)
    is_alone = (strata["psu"].nunique() == 1) & ~(strata["fpc"].min() == 1)
    names = sorted(is_alone.index[is_alone])
    named = ", ".join(repr(name) for name in names[:SHOWN_STRATA]) + (
        " …" if len(names) > SHOWN_STRATA else ""
    )
    where = f"stratum {named} has" if any(names) else "the sample has"
    return f"no standard error where {where} one PSU: join it with another, or say `design: {{lonely: …}}`"
