"""Which cells of an item's tables the codebook says are published already; hiding them here hides nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.frame.build import Frame
from pipeline.frame.evidence import column_of


def published_cells(frame: Frame, item: str, codes: Sequence[str]) -> np.ndarray:
    """(columns, codes) of one wave's item."""
    places = {place: at for at, place in enumerate(frame.places)}
    found = np.zeros((len(places), len(codes)), dtype=bool)
    for figure in frame.study.published:
        if figure.item == item and figure.wave == frame.wave.name and figure.option in codes:
            place = places.get((figure.universe, *column_of(figure, frame.study.banners)))
            if place is not None:
                found[place, codes.index(figure.option)] = True
    return found
