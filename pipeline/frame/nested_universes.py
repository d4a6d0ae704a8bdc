"""Which universes are within which others."""

from __future__ import annotations

from pathlib import Path

from pipeline.engine import Engine

NESTED = Path(__file__).with_name("nested_universes.sql")


def nested_universes(engine: Engine, universes: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs of universes by their number: one, and another all of whose respondents are in it. Reads `members`.

    The first is everybody; every other is within it.
    """
    if len(universes) < 3:
        return ((0, 1),) if len(universes) == 2 else ()
    found = engine.run(NESTED)
    number = {name: at for at, name in enumerate(universes)}
    pairs = zip(found["around"].map(number), found["universe"].map(number), strict=True)
    return tuple((int(around), int(one)) for around, one in pairs)
