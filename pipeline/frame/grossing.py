"""Which weights stand for a population, and what they are to the mean-1 weights that tables count with."""

from __future__ import annotations

from pathlib import Path

from pipeline.engine import Engine

GROSSING = Path(__file__).with_name("grossing.sql")


def grossing_factors(engine: Engine) -> dict[str, float]:
    """Weight -> what its mean-1 weights are multiplied by; those that came with the data, and `raked` from them."""
    found = engine.run(GROSSING)
    return dict(zip(found["weighting"], found["factor"].astype(float), strict=True))
