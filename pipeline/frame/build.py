"""The one wide frame that every count reads, and the members of every column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.codebook.model import Choices, ItemType, Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.engine.slices import ROW_GROUP_SIZE
from pipeline.frame.answered_by_all import answered_by_all
from pipeline.frame.banners import (
    EVERYBODY,
    BannerColumn,
    Digit,
    banner_columns,
    banner_digits,
    cell_sql,
    members,
    universe_digits,
)
from pipeline.frame.column_sums import Block, column_blocks
from pipeline.frame.deciding import deciding_items
from pipeline.frame.nested_universes import nested_universes
from pipeline.frame.places import Place, places_of, respondents_by_place, store_places
from pipeline.frame.raking import RAKED, read_raking
from pipeline.frame.replication import Replicated, read_replicated
from pipeline.frame.sampled import place_in_errors, read_sampled
from pipeline.frame.strata import Strata
from pipeline.frame.subjects import Subject, subjects
from pipeline.stats.lonely import Lonely
from pipeline.stats.raked_ratio import RakingCells

if TYPE_CHECKING:
    from pipeline.frame.linked import Linked

HERE = Path(__file__).parent
UNWEIGHTED = "none"
# four wide relations are joined at a time: ten million rows at once take 3 GB
ROWS_A_PART = 2 * ROW_GROUP_SIZE


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
    respondents: np.ndarray  # (universes, columns): everybody in each column
    choices: Choices
    has_repeated_companies: bool = False  # several kept respondents are of one company
    equal: frozenset[str] = frozenset((UNWEIGHTED,))  # weightings under which everybody has the same weight
    raking: tuple[np.ndarray, RakingCells] | None = None  # of `raked`, where it moved a weight
    replicated: Replicated | None = None
    answered_by_all: frozenset[str] = frozenset()  # the items that no kept respondent left out
    blocks: tuple[Block, ...] = ()  # the columns, and which of them are the sum of which others
    nested: tuple[tuple[int, int], ...] = ()  # universes by number: one, and another that is all of it within
    linked: Linked | None = None  # what tables of items that split one another hide together (`with_linked`)

    @property
    def places(self) -> tuple[Place, ...]:
        """Every column of the tables: universe, banner, banner option."""
        return places_of(self.universes, self.columns)

    @property
    def overlapping(self) -> frozenset[str]:
        """The items whose columns share respondents."""
        return frozenset(subject.name for subject in self.subjects if subject.is_multiple)

    @property
    def lonely(self) -> Lonely:
        """What a stratum with one PSU does to a variance."""
        return self.wave.design.lonely  # type: ignore[return-value]

    def is_replicated(self, weighting: str) -> bool:
        """Whether a weight's variances come from replicate weights: those of the headline weight."""
        return self.wave.design.replication is not None and weighting == self.weightings[0]

    def is_simple(self, weighting: str) -> bool:
        """Whether the sample is a simple one under a weight: all weights equal, and no declared design."""
        return weighting in self.equal and not self.has_design and not self.is_replicated(weighting)

    def weight_sql(self, weighting: str) -> str:
        """The weight of a respondent as an expression over `frame`."""
        if weighting == UNWEIGHTED:
            return "CAST(1 AS BIGINT)"
        return f"_weights[{self.weightings.index(weighting) + 1}]"

    def score_sql(self, score: str) -> str:
        """A score's value as an expression over `frame`."""
        return list(score_columns(self.scores))[self.scores.index(score)]

    @property
    def language(self) -> str:
        """The language that labels are shown in."""
        return self.study.languages[0] if self.study.languages else ""


def build_frame(
    engine: Engine, study: Study, wave: Wave, tables: Tables, scratch: Path, *, choices: Choices | None = None
) -> Frame:
    """Makes the relations `frame` (Parquet files below `scratch`) and `members`.

    Raises DesignError for a population size that cannot be, and for banners with too many combinations.
    """
    for name in ("responses", "respondents", "scores", "weights"):
        engine.view(name, tables.path(name))
    weightings = weight_names(engine, wave)
    scores = tuple(engine.run(HERE / "score_names.sql")["name"])
    found = subjects(study, wave)
    by_name = {subject.name: subject for subject in found}
    splitting = {name: subject.as_banner for name, subject in by_name.items()}
    digits = banner_digits(study.banners, splitting)
    multiple = frozenset(item.name for item in wave.items if item.type is ItemType.MULTIPLE)
    universes = universe_digits(study.universes, multiple)
    targets = banner_digits([tuple(target.item for target in wave.targets)], by_name)
    numbers = {"_cell": cell_sql((*digits, *universes)), "_raking": cell_sql(targets)}
    _store_frame(engine, study, (weightings, scores), numbers, scratch)
    by_column = _make_members(engine, digits, universes, study)
    strata, is_clustered = read_sampled(engine, study, wave)
    columns = banner_columns(study.banners, splitting, study.languages[0] if study.languages else "")
    names = (EVERYBODY, *(digit.name for digit in universes))
    frame = Frame(
        study,
        wave,
        found,
        columns,
        names,
        (*weightings, UNWEIGHTED),
        scores,
        strata,
        is_clustered,
        has_design=is_clustered or bool(wave.design.strata or wave.design.fpc),
        respondents=respondents_by_place(by_column, places_of(names, columns), len(names)),
        choices=choices or study.choices,
        has_repeated_companies=bool(engine.run(HERE / "repeated_companies.sql")["is_repeated"].iloc[0]),
        equal=frozenset((UNWEIGHTED, *engine.run(HERE / "equal_weights.sql")["name"])),
        answered_by_all=answered_by_all(engine, found),
    )
    return _with_weights(engine, _with_blocks(engine, frame), targets)


def _with_blocks(engine: Engine, frame: Frame) -> Frame:
    """With what adds up to what."""
    store_places(engine, frame.places)
    of_table = {
        key: deciding_items(frame.study, frame.wave, *key) for key in {one[:2] for one in frame.places}
    }
    deciding = [of_table[place[:2]] for place in frame.places]
    blocks = column_blocks(engine, frame.places, deciding, frame.overlapping)
    return replace(frame, blocks=blocks, nested=nested_universes(engine, frame.universes))


def _with_weights(engine: Engine, frame: Frame, targets: tuple[Digit, ...]) -> Frame:
    """With what is to be known of replicate weights and of the weight `raked`."""
    first = frame.weightings[0]
    if frame.wave.design.replication:
        with place_in_errors(frame.study, frame.wave):
            replicated = read_replicated(engine, frame, frame.wave.design.replication)
        frame = replace(frame, replicated=replicated)
    if RAKED not in frame.weightings:
        return frame
    started = "nonresponse" if frame.wave.nonresponse else first if first != RAKED else UNWEIGHTED
    found = read_raking(engine, targets, frame.weight_sql(started), frame.weight_sql(RAKED))
    return replace(frame, raking=found)


def _store_frame(
    engine: Engine,
    study: Study,
    names: tuple[tuple[str, ...], tuple[str, ...]],
    numbers: dict[str, str],
    scratch: Path,
) -> None:
    """`names`: the weights and the scores of the wave, in the order that they are counted by."""
    weightings, scores = names
    last = int(engine.run(HERE / "last_row.sql")["last"].iloc[0])
    parts = scratch / "frame"
    parts.mkdir(exist_ok=True)
    levels = {
        score.name: f"_score_levels[{scores.index(score.name) + 1}]"
        if score.name in scores
        else "NULL::VARCHAR"
        for score in study.scores
    }
    for after in range(0, max(last, 1), ROWS_A_PART):
        rows = {"after": after, "until": after + ROWS_A_PART}
        engine.create("levels", HERE / "levels.sql", names=list(scores), **rows)
        engine.create("supplied", HERE / "supplied.sql", names=list(weightings), **rows)
        engine.create_view("joined", HERE / "frame.sql")
        engine.view("levelled", "joined", {"*": "*", **levels, **score_columns(scores)})
        engine.view("celled", "levelled", {"*": "*", **numbers})
        engine.store("celled", parts / f"{after:012}.parquet", **rows)
    engine.view("plain_frame", parts / "*.parquet")
    engine.view("frame", "plain_frame")


def score_columns(scores: Sequence[str]) -> dict[str, str]:
    """A column for each score out of the list of them: one number of a list costs many times as much to read."""
    return {f"_score_{place}": f"_score_values[{place}]" for place in range(1, len(scores) + 1)}


def _make_members(
    engine: Engine, digits: tuple[Digit, ...], universes: tuple[Digit, ...], study: Study
) -> dict[tuple[str, str, str], int]:
    """Respondents by universe, banner and banner option."""
    cells = engine.run(HERE / "cells.sql")
    belonging = members(cells["cell"].tolist(), digits, universes, study.banners)
    types = {"cell": "BIGINT", "universe": "VARCHAR", "banner": "VARCHAR", "banner_option": "VARCHAR"}
    engine.table("members", belonging, types)
    by_column = belonging.merge(cells, on="cell").groupby(["universe", "banner", "banner_option"])
    return by_column["respondents"].sum().to_dict()


def weight_names(engine: Engine, wave: Wave) -> tuple[str, ...]:
    """The weights that the wave has, the headline first: as the codebook orders them, then those made here."""
    made = set(engine.run(HERE / "weightings.sql")["name"])
    named = (*(weight.name for weight in wave.weights), "raked", "nonresponse")
    return tuple(name for name in named if name in made)
