"""Tables that span waves and studies; computed while publishing, from what is published with them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline.codebook.model import Study
from pipeline.compare.order_in_time import order_in_time
from pipeline.compare.pooled import pooled_families, pooled_members
from pipeline.compare.study_effects import study_effects
from pipeline.compare.trends import trends
from pipeline.contract import TABLES
from pipeline.engine import Tables
from pipeline.engine.tables import together


def compare_waves(study: Study, waves: Mapping[str, Tables], into: Tables) -> None:
    """Writes `trends`, `order_in_time` and `study_effects` of one study.

    `waves`: the tables of each wave that is published.
    """
    rates = {wave: tables.load("rates") for wave, tables in waves.items()}
    into.save("trends", together([trends(study, rates)], "trends"))
    into.save("order_in_time", _complete(order_in_time(study, waves), "order_in_time"))
    into.save("study_effects", _complete(study_effects(study, waves), "study_effects"))


def compare_studies(into: Tables, studies: Mapping[str, Tables]) -> None:
    """Writes `pooled` and `pooled_effects`: effects of studies whose respondents were observed.

    `studies`: what spans the waves of each study that is published.
    """
    effects = together([tables.load("study_effects") for tables in studies.values()], "study_effects")
    members = pooled_members(effects.drop(columns="wave"))
    into.save("pooled_effects", _complete(members, "pooled_effects"))
    into.save("pooled", _complete(pooled_families(members), "pooled"))


def _complete(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows with every column of the table, empty where nobody fills it."""
    return rows.reindex(columns=list(TABLES[name].types))
