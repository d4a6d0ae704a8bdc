"""Whether the replicate weights of two waves belong together: the same replicates of the same design."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.headline import headline
from pipeline.frame.psu_totals import Psus

REPLICATES = Path(__file__).with_name("replicates.sql")
ALIKE = 0.5  # of weights that belong together the correlation is near 1, of others near 0


def belong_together(
    engines: tuple[Engine, Engine],
    frames: tuple[Frame, Frame],
    psus: tuple[Psus, Psus],
    rows: tuple[np.ndarray, np.ndarray],
) -> bool:
    """`rows`: the rows of the exports of those who are in both waves.

    Both waves need the same method, number and scale. Weights made here belong together where the PSUs are the same;
    those that came with the data where they raise and lower the weights of the same respondents in both waves.
    """
    one, other = (frame.replicated for frame in frames)
    methods = {frame.wave.design.replication.method for frame in frames if frame.wave.design.replication}
    if one is None or other is None or len(methods) > 1:
        return False
    if not all(frame.is_replicated(headline(frame.wave)) for frame in frames):
        return False
    if one.rscales.shape != other.rscales.shape or not np.allclose(
        one.scale * one.rscales, other.scale * other.rscales
    ):
        return False
    if one.factors is not None and other.factors is not None:
        return _named(frames[0], psus[0]) == _named(frames[1], psus[1])
    if one.factors is not None or other.factors is not None:
        return False
    deviations = [_deviations(engine, at) for engine, at in zip(engines, rows, strict=True)]
    length = np.sqrt(np.prod([(part**2).sum() for part in deviations]))
    return bool(length > 0 and (deviations[0] * deviations[1]).sum() / length > ALIKE)


def _named(frame: Frame, psus: Psus) -> list[tuple[str, str]]:
    return [(frame.strata.names[at], name) for at, name in zip(psus.stratum, psus.names, strict=True)]


def _deviations(engine: Engine, rows: np.ndarray) -> np.ndarray:
    """(rows, R) of each replicate weight from the mean of the respondent's, relative to it."""
    found = engine.run(REPLICATES)
    at = np.searchsorted(found["source_row"].to_numpy(np.int64), rows)
    weights = np.stack(found["weights"].to_numpy())[at]
    mean = weights.mean(axis=1, keepdims=True)
    return np.divide(weights, mean, out=np.ones_like(weights), where=mean > 0) - 1
