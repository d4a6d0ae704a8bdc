"""What the analyses of one wave share: its cases, scores, outcomes, controls and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from pipeline.codebook.model import Analysis, ItemType
from pipeline.correlate.cases import Cases, Place, read_cases
from pipeline.correlate.control import ControlVariable, control_variables
from pipeline.correlate.design_pair import DesignPair, Replicated, replicated
from pipeline.correlate.outcomes import Outcome, outcomes, variable
from pipeline.engine import Engine
from pipeline.frame.build import Frame


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """Everything that correlations, models and robustness read of a wave."""

    frame: Frame
    cases: Cases
    outcomes: tuple[Outcome, ...]
    controls: tuple[ControlVariable, ...]
    replicated: Mapping[str, Replicated | None]  # by weighting, where a design is declared
    joined: Mapping[tuple[str, str], tuple[ControlVariable, ...]] | None = None  # by `with_joined_categories`

    @property
    def analysis(self) -> Analysis:
        return self.frame.study.analysis

    def pairs(self) -> Iterator[tuple[str, Outcome]]:
        """Each score with each outcome that it is not."""
        for score in self.frame.scores:
            for outcome in self.outcomes:
                if outcome.name != score:
                    yield score, outcome

    def of_pair(self, score: str, outcome: str) -> Subject:
        """The same with the controls as an analysis of the two may have them."""
        assert self.joined is not None  # none may have them as they are answered
        return replace(self, controls=self.joined[score, outcome])

    def rows(self, place: Place, weighting: str, *names: str) -> np.ndarray:
        """(indices): rows of a column with a weight and every one of these values."""
        kept = self.cases.places[place] & (self.cases.mass(weighting) > 0)
        for name in names:
            kept = kept & ~np.isnan(self.cases.values[name])
        return np.flatnonzero(kept)

    def design_pair(self, score: str, outcome: str, rows: np.ndarray, weighting: str) -> DesignPair:
        """The pair under the sampling design."""
        values = self.cases.values
        return DesignPair(
            self.cases,
            values[score],
            values[outcome],
            rows,
            self.cases.mass(weighting),
            self.replicated.get(weighting),
            self.analysis.confidence,
        )


def read_subject(engine: Engine, frame: Frame, archival: tuple[Outcome, ...] = ()) -> Subject:
    """The wave's subject; `archival` are outcomes from files, over `frame` as well."""
    controls = control_variables(frame)
    found = outcomes(frame, archival)
    variables = {score: Outcome(score, frame.score_sql(score)) for score in frame.scores}
    variables |= {outcome.name: outcome for outcome in found}
    marker = variable(frame, frame.study.marker) if frame.study.marker else None
    if marker is not None:
        variables |= {marker.name: marker}
    cases = read_cases(engine, frame, tuple(variables.values()), controls)
    made = replicated(cases, seed=frame.study.analysis.seed) if cases.design is not None else None
    return Subject(frame, cases, found, controls, {name: made for name in frame.weightings})


def is_ordinal(frame: Frame, outcome: str) -> bool:
    """Whether the outcome is an ordered scale or the bands of a number."""
    items = {item.name: item for item in frame.wave.items}
    bands = {banded.name for item in frame.wave.items for banded in item.bands}
    return outcome in bands or (outcome in items and items[outcome].type is ItemType.ORDINAL)
