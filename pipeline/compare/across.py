"""Tables that span waves and studies; computed while publishing, from what is published with them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pandas as pd

from pipeline.codebook.model import Study
from pipeline.compare.decompositions import decompositions
from pipeline.compare.order_in_time import order_in_time
from pipeline.compare.overlap import overlap_covariances
from pipeline.compare.pooled import pooled_families, pooled_members
from pipeline.compare.study_effects import study_effects
from pipeline.compare.trend_tests import trend_tests
from pipeline.compare.trends import trends, wave_order
from pipeline.contract import TABLES
from pipeline.engine import Tables
from pipeline.engine.tables import together


def compare_waves(study: Study, waves: Mapping[str, Tables], into: Tables) -> None:
    """Writes `trends`, `trend_tests`, `decompositions`, `order_in_time` and `study_effects` of one study.

    `waves`: the tables of each wave that is published.
    """
    rates = {wave: tables.load("rates") for wave, tables in waves.items()}
    overlaps = _overlaps(study, waves)
    into.save("trends", together([trends(study, rates, overlaps)], "trends"))
    into.save("trend_tests", _complete(trend_tests(study, rates, overlaps), "trend_tests"))
    into.save("decompositions", _complete(decompositions(study, rates), "decompositions"))
    into.save("order_in_time", _complete(order_in_time(study, waves), "order_in_time"))
    into.save("study_effects", _complete(study_effects(study, waves), "study_effects"))


def _overlaps(study: Study, waves: Mapping[str, Tables]) -> dict[tuple[str, str], pd.Series]:
    """The covariances of every two waves that share respondents."""
    ordered = wave_order(study, waves)
    found = {
        pair: overlap_covariances(study, pair, (waves[pair[0]], waves[pair[1]]))
        for pair in combinations(ordered, 2)
    }
    return {pair: covariances for pair, covariances in found.items() if covariances is not None}


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
