"""What a row must say about itself before anybody uses it. A flag's name is the design's; the list is closed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.codebook.model import Provenance, Sample, Wave

SUPPRESSED_UNDER = 5
LOW_BASE_UNDER = 30


def wave_flags(wave: Wave) -> tuple[str, ...]:
    """Flags that every estimate of a wave carries."""
    found = ["model_based"] if wave.sample is Sample.NONPROBABILITY else []
    found += ["reconstructed"] if wave.provenance is Provenance.RECONSTRUCTED else []
    return tuple(found)


def is_suppressed(contributors: np.ndarray) -> np.ndarray:
    """Where a row's numbers may not be shown: under 5 respondents, or companies where they are known."""
    return np.asarray(contributors) < SUPPRESSED_UNDER


def joined_flags(
    rows: int, flags: Sequence[tuple[str, np.ndarray | bool]], always: Sequence[str]
) -> list[str]:
    """One text a row: the flags that are true of it, then those of every row, joined by spaces; "" for none."""
    columns = [(name, np.broadcast_to(np.asarray(where, dtype=bool), (rows,))) for name, where in flags]
    return [" ".join([*(name for name, where in columns if where[row]), *always]) for row in range(rows)]


def base_flags(
    unweighted_base: np.ndarray, suppressed: np.ndarray, secondary: np.ndarray | bool = False
) -> list[tuple[str, np.ndarray]]:
    """The flags that the bases of a table decide."""
    hidden = suppressed | secondary
    low = ~hidden & (np.asarray(unweighted_base) < LOW_BASE_UNDER)
    return [("suppressed", suppressed), ("suppressed_secondary", hidden & ~suppressed), ("low_base", low)]
