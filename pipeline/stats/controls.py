"""Control variables: numbers and categories turned into the columns a model needs, culprits named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError

# A column of which less than this share of variance is its own is a combination of the columns before it.
DEPENDENT = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """One control variable, one value per respondent; None or NaN is missing."""

    name: str
    values: ArrayLike
    is_categorical: bool = False

    def observed(self) -> np.ndarray:
        """(respondents,): whether there is a value."""
        values = np.asarray(self.values, object)
        return np.array([value is not None and value == value for value in values], bool)  # noqa: PLR0124

    def only(self, kept: np.ndarray) -> Control:
        """The same variable among some of the respondents."""
        return Control(self.name, np.asarray(self.values)[kept], self.is_categorical)


def columns_of(controls: Sequence[Control], respondents: int) -> tuple[tuple[str, ...], np.ndarray]:
    """Names (k,) and columns (respondents, k): a category gives a 0/1 for all but its first.

    The values must be complete. Raises EstimationError for a control with one value, naming it.
    """
    names: list[str] = []
    columns: list[np.ndarray] = []
    for control in controls:
        values = np.asarray(control.values)
        levels = np.unique(values.astype(str)) if control.is_categorical else np.unique(values.astype(float))
        if len(levels) < 2:
            found = f"only {levels[0]!s}" if len(levels) else "nothing"
            raise EstimationError(
                f"control {control.name!r} has {found} among {respondents} respondents; leave it out."
            )
        if control.is_categorical:
            names += [f"{control.name}={level}" for level in levels[1:]]
            columns += [(values.astype(str) == level).astype(float) for level in levels[1:]]
        else:
            names.append(control.name)
            columns.append(values.astype(float))
    return tuple(names), np.column_stack(columns) if columns else np.empty((respondents, 0))


def require_independent(gram: np.ndarray, names: Sequence[str]) -> None:
    """Raise EstimationError naming the first variable that the ones before it determine.

    `gram` is the (k, k) matrix of products (or covariances) of the variables, `names` theirs.
    """
    scale = np.sqrt(np.diag(gram))
    for name, spread in zip(names, scale, strict=True):
        if not spread > 0:
            raise EstimationError(f"{name!r} does not vary; leave it out.")
    rest = gram / np.outer(scale, scale)
    for i, name in enumerate(names):
        own = 1.0
        if i:
            own -= float(rest[i, :i] @ np.linalg.solve(rest[:i, :i], rest[:i, i]))
        if own < DEPENDENT:
            others = ", ".join(repr(other) for other in names[:i])
            raise EstimationError(f"control {name!r} is collinear: {others} determine it; leave one out.")
