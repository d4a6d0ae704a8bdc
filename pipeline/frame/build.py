"""The one wide frame that every count reads, and the members of every column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import ItemType, Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.frame.banners import (
    BannerColumn,
    banner_columns,
    banner_digits,
    cell_sql,
    members,
    universe_digits,
)
from pipeline.frame.subjects import Subject, subjects

HERE = Path(__file__).parent
UNWEIGHTED = "none"


@dataclass(frozen=True, slots=True)
class Strata:
    """The strata of the sample: names, PSUs and sampling fraction of each (strata,)."""

    names: tuple[str, ...]
    psus: np.ndarray
    fraction: np.ndarray


@dataclass(frozen=True, slots=True)
class Frame:
    """What counting a wave needs to know besides the relation `frame`."""

    study: Study
    wave: Wave
    subjects: tuple[Subject, ...]
    columns: tuple[BannerColumn, ...]
    universes: tuple[str, ...]
    weightings: tuple[str, ...]  # the headline first, `none` last
    scores: tuple[str, ...]  # those the wave has, as `score_sql` counts them
    strata: Strata
    is_clustered: bool
    has_design: bool  # strata, clusters or a population size are declared

    def weight_sql(self, weighting: str) -> str:
        """The weight of a respondent as an expression over `frame`."""
        if weighting == UNWEIGHTED:
            return "CAST(1 AS BIGINT)"
        return f"_weights[{self.weightings.index(weighting) + 1}]"

    def score_sql(self, score: str) -> str:
        """A score's value as an expression over `frame`."""
        return f"_score_values[{self.scores.index(score) + 1}]"

    @property
    def language(self) -> str:
        """The language that labels are shown in."""
        return self.study.languages[0] if self.study.languages else ""


def build_frame(engine: Engine, study: Study, wave: Wave, tables: Tables, scratch: Path) -> Frame:
    """Makes the relations `frame` (a Parquet file below `scratch`) and `members`."""
    for name in ("responses", "respondents", "scores", "weights"):
        engine.view(name, tables.path(name))
    weightings = weight_names(engine, wave)
    scores = engine.run(HERE / "score_names.sql")["name"].tolist()
    engine.create("levels", HERE / "levels.sql", names=scores)
    engine.create("supplied", HERE / "supplied.sql", names=weightings)
    engine.create_view("joined", HERE / "frame.sql")
    found = subjects(study, wave)
    levels = {
        subject.name: f"_score_levels[{scores.index(subject.name) + 1}]"
        for subject in found
        if subject.kind == "level"
    }
    engine.view("levelled", "joined", {"*": "*", **levels})
    by_name = {subject.name: subject for subject in found}
    multiple = frozenset(item.name for item in wave.items if item.type is ItemType.MULTIPLE)
    digits = banner_digits(study.banners, by_name)
    universes = universe_digits(study.universes, multiple)
    engine.view("celled", "levelled", {"*": "*", "_cell": cell_sql((*digits, *universes))})
    engine.store("celled", scratch / "frame.parquet")
    engine.view("frame", scratch / "frame.parquet")
    cells = engine.run(HERE / "cells.sql")["cell"].tolist()
    engine.table(
        "members",
        members(cells, digits, universes, study.banners),
        {"cell": "BIGINT", "universe": "VARCHAR", "banner": "VARCHAR", "banner_option": "VARCHAR"},
    )
    strata = engine.run(HERE / "strata.sql")
    has_clusters = bool((strata["psus"] < strata["respondents"]).any())
    design = wave.design
    return Frame(
        study,
        wave,
        found,
        banner_columns(study.banners, by_name, study.languages[0] if study.languages else ""),
        ("all", *(digit.name for digit in universes)),
        (*weightings, UNWEIGHTED),
        tuple(scores),
        _strata(strata),
        has_clusters,
        has_clusters or bool(design.strata or design.fpc),
    )


def weight_names(engine: Engine, wave: Wave) -> list[str]:
    """The weights that the wave has, the headline first: as the codebook orders them, `raked` last."""
    made = set(engine.run(HERE / "weightings.sql")["name"])
    return [name for name in (*(weight.name for weight in wave.weights), "raked") if name in made]


def _strata(strata: pd.DataFrame) -> Strata:
    psus = strata["psus"].to_numpy(float)
    population = strata["population"].to_numpy(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        fraction = np.where(
            population > 1, psus / population, population
        )  # up to 1 it is the fraction itself
    return Strata(tuple(strata["stratum"]), psus, np.nan_to_num(np.clip(fraction, 0, 1)))
