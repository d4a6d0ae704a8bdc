"""What a number rests on: respondents' answers, a published figure, or an assumption."""

from __future__ import annotations

from pipeline.codebook.model import Provenance, Study, Wave

OBSERVED, PINNED, ASSUMED = "observed", "pinned", "assumed"


def pinned_cells(study: Study, wave: Wave) -> frozenset[tuple[str, str, str, str, str]]:
    """(item, option, universe, banner, banner option) of the figures that a reconstruction was made to show."""
    if wave.provenance is not Provenance.RECONSTRUCTED:
        return frozenset()
    cells = set()
    for figure in study.published:
        if figure.wave == wave.name and figure.irreconcilable is None:
            banner = "*".join(item for item, _ in figure.banner) or "total"
            option = "*".join(code for _, code in figure.banner) or "total"
            cells.add((figure.item, figure.option, figure.universe, banner, option))
    return frozenset(cells)


def evidence_of(wave: Wave, *, is_pinned: bool = False) -> str:
    """The word for the `evidence` column."""
    if wave.provenance is not Provenance.RECONSTRUCTED:
        return OBSERVED
    return PINNED if is_pinned else ASSUMED
