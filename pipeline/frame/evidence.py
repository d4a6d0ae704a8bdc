"""What a number rests on: respondents' answers, a published figure, or an assumption."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.codebook.model import Provenance, Published, Study, Wave
from pipeline.frame.headline import headline

OBSERVED, PINNED, ASSUMED = "observed", "pinned", "assumed"


def pinned_cells(study: Study, wave: Wave, weighting: str) -> frozenset[tuple[str, str, str, str, str]]:
    """(item, option, universe, banner, banner option) of the figures that a reconstruction was made to show."""
    if wave.provenance is not Provenance.RECONSTRUCTED:
        return frozenset()
    return frozenset(
        (figure.item, figure.option, figure.universe, *column_of(figure, study.banners))
        for figure in study.published
        if figure.wave == wave.name
        and figure.irreconcilable is None
        and (figure.weighting or headline(wave)) == weighting
    )


def column_of(figure: Published, banners: Sequence[tuple[str, ...]]) -> tuple[str, str]:
    """Banner and banner option of a published figure, its items in the order that the tables have them."""
    codes = dict(figure.banner)
    order = next((banner for banner in banners if set(banner) == set(codes)), tuple(codes))
    return "*".join(order) or "total", "*".join(codes[item] for item in order) or "total"


def evidence_of(wave: Wave, *, is_pinned: bool = False) -> str:
    """The word for the `evidence` column."""
    if wave.provenance is not Provenance.RECONSTRUCTED:
        return OBSERVED
    return PINNED if is_pinned else ASSUMED
