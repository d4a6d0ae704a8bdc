"""The columns of all tables by number: each column of each universe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.banners import BannerColumn

Place = tuple[str, str, str]  # universe, banner, banner option
TYPES = {"universe": "VARCHAR", "banner": "VARCHAR", "banner_option": "VARCHAR", "place": "BIGINT"}


def places_of(universes: Sequence[str], columns: Sequence[BannerColumn]) -> tuple[Place, ...]:
    """Every column of every universe."""
    return tuple((universe, column.banner, column.option) for universe in universes for column in columns)


def store_places(engine: Engine, places: Sequence[Place]) -> None:
    """Makes the relations `places`, every column of the tables with its number, and `numbered_members`."""
    numbered = pd.DataFrame(places, columns=["universe", "banner", "banner_option"])
    engine.table("places", numbered.assign(place=range(len(places))), TYPES)
    engine.create("numbered_members", Path(__file__).with_name("numbered_members.sql"))


def respondents_by_place(
    by_column: Mapping[Place, int], places: Sequence[Place], universes: int
) -> np.ndarray:
    """(universes, columns): everybody in each column."""
    return np.array([by_column.get(place, 0) for place in places], dtype=float).reshape(universes, -1)
