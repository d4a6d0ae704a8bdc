"""What the models of one score and outcome are fitted to: complete respondents, alike ones in one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.correlate.cases import Cases, Place
from pipeline.correlate.control import ControlVariable, Held, held_constant
from pipeline.stats.sample_design import SampleDesign, independent

EVERYBODY: Place = ("all", "total", "total")


@dataclass(frozen=True, slots=True, eq=False)
class ModelData:
    """One step of controls: regressors `x` (rows, 1 + k) with `names`, outcome `y`, respondents `n` and the weight
    `w` of each; `design` where one is declared. `items` are the controls that are in, `step` their number.
    """

    step: int
    items: tuple[str, ...]
    names: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    n: np.ndarray
    w: np.ndarray
    design: SampleDesign | None
    outside: SampleDesign  # of respondents who count but lack an answer: a domain keeps every PSU
    groups: np.ndarray | None  # the category of each row that a random intercept is for
    group: str  # its control; "" for none

    def each(self, values: np.ndarray) -> np.ndarray:
        """`values` (rows, ...) with one row a respondent."""
        return np.repeat(values, self.n.astype(int), axis=0)

    def whole_design(self) -> SampleDesign:
        """The design with one entry a respondent of the model, and after them those outside it."""
        here = self.design or independent(len(self.n))
        inner = [self.each(np.asarray(part)) for part in (here.stratum, here.psu, here.fraction)]
        if self.design is None:
            inner[1] = np.arange(len(inner[1]))
        outer = (self.outside.stratum, self.outside.psu, self.outside.fraction)
        return SampleDesign(*(np.concatenate([a, np.asarray(b)]) for a, b in zip(inner, outer, strict=True)))

    def padded(self, values: np.ndarray) -> np.ndarray:
        """`values` (rows, ...) with one row a respondent, and zeros for those outside the model."""
        inner = self.each(values)
        return np.concatenate([inner, np.zeros((len(np.asarray(self.outside.psu)), *inner.shape[1:]))])


def steps_of(
    cases: Cases, controls: Sequence[ControlVariable], pair: tuple[str, str], rows: np.ndarray, w: np.ndarray
) -> list[ModelData]:
    """From no controls to all, in the codebook's order; the same respondents at every step.

    `rows` are indices of respondents complete in score, outcome and all controls, `w` (cases,) their weights.
    """
    score, outcome = pair
    items = list(dict.fromkeys(control.item for control in controls))
    found = []
    for step in range(len(items) + 1):
        taken = [control for control in controls if control.item in items[:step]]
        held = held_constant(taken, cases.categories, rows, keep_constant=True)
        groups, group, free = _grouped(cases, taken, rows, held)
        found.append(
            ModelData(
                step,
                held.items,
                (score, *free.names),
                np.column_stack([cases.values[score][rows], free.columns]),
                cases.values[outcome][rows],
                cases.n[rows],
                w[rows],
                _design(cases, rows),
                _outside(cases, rows, w),
                groups,
                group,
            )
        )
    return found


def _grouped(
    cases: Cases, taken: Sequence[ControlVariable], rows: np.ndarray, held: Held
) -> tuple[np.ndarray | None, str, Held]:
    """The first control with categories as groups; the regressors keep all controls."""
    first = next((control for control in taken if control.codes), None)
    if first is None:
        return None, "", held
    return first.answers(cases.categories)[rows], first.name, held


def _outside(cases: Cases, rows: np.ndarray, w: np.ndarray) -> SampleDesign:
    """Kept respondents with a weight who are in no row of the model; without a design each a PSU of their own."""
    away = np.setdiff1d(np.flatnonzero(cases.places[EVERYBODY] & (w > 0)), rows)
    if cases.design is not None:
        parts = (cases.design.stratum, cases.design.psu, cases.design.fraction)
        return SampleDesign(*(np.asarray(part)[away] for part in parts))
    many = int(cases.n[away].sum())
    return SampleDesign(np.zeros(many), -1.0 - np.arange(many), np.zeros(many))


def _design(cases: Cases, rows: np.ndarray) -> SampleDesign | None:
    if cases.design is None:
        return None
    parts = (cases.design.stratum, cases.design.psu, cases.design.fraction)
    return SampleDesign(*(np.asarray(part)[rows] for part in parts))
