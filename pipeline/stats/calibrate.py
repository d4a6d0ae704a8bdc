"""Calibration: weights as near as possible to the old ones that meet totals of numbers and classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import DesignError

Method = Literal["linear", "truncated", "logit", "raking"]
Curve = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
STEEPEST = 500.0  # beyond this exponent the curve is at its bound


@dataclass(frozen=True, slots=True)
class Calibrated:
    """`factors` (n,) for the weights; the `method` used, iterations done, largest relative error left.

    `is_switched` where the linear method gave factors that are not above 0 and the truncated one was used.
    """

    factors: np.ndarray
    method: str
    iterations: int
    max_error: float
    is_switched: bool


def calibrate(
    auxiliaries: ArrayLike,
    weights: ArrayLike,
    totals: ArrayLike,
    *,
    method: Method = "linear",
    bounds: tuple[float, float] = (0.1, 10.0),
    tolerance: float = 1e-10,
    iterations: int = 200,
    names: Sequence[str] | None = None,
) -> Calibrated:
    """Factors g with sum(w g x) = totals.

    `auxiliaries` (n, K), `weights` (n,), `totals` (K,); n respondents, or patterns with their weights
    summed. `truncated` and `logit` keep g within `bounds` (low under 1, high over 1), `raking` above 0.
    `linear` (the regression estimator) turns into `truncated` where a factor is not above 0. Raises
    DesignError for bad numbers or bounds, and where the totals cannot be met within them; `names` (K,)
    name the totals there.
    Source: Deville & Sarndal 1992; R survey's calibrate.
    """
    x, w, target = (np.asarray(values, dtype=float) for values in (auxiliaries, weights, totals))
    if not all(np.isfinite(values).all() for values in (x, w, target)) or (w < 0).any():
        raise DesignError("calibration: a weight is negative, or a number is missing; complete them first")
    low, high = bounds
    if not low < 1 < high:
        raise DesignError(f"calibration: bounds {low:g} to {high:g} must have 1 between them")
    factors, done, error = _solve(_curve(method, low, high), (x, w, target), tolerance, iterations)
    switched = method == "linear" and bool((factors[w > 0] <= 0).any())
    if switched:
        factors, done, error = _solve(_curve("truncated", low, high), (x, w, target), tolerance, iterations)
    if not error < tolerance:
        worst = int(np.argmax(_errors(x, w, target, factors)))
        name = names[worst] if names else f"total {worst + 1}"
        said = "truncated, since linear factors are not all above 0" if switched else method
        raise DesignError(
            f"calibration ({said}): not converged after {done} iterations; "
            f"{name} stands at {(w * factors) @ x[:, worst]:.10g} for a target of {target[worst]:.10g}. Widen the "
            f"bounds {low:g} to {high:g} of the factors, or drop or join targets"
        )
    return Calibrated(factors, "truncated" if switched else method, done, error, switched)


def _solve(
    curve: Curve, problem: tuple[np.ndarray, np.ndarray, np.ndarray], tolerance: float, iterations: int
) -> tuple[np.ndarray, int, float]:
    """Newton's steps in the Lagrange multipliers, halved while they do not come nearer."""
    x, w, target = problem
    multipliers = np.zeros(x.shape[1])
    factors, slopes = curve(x @ multipliers)
    errors = _errors(x, w, target, factors)
    for done in range(1, iterations + 1):
        if errors.max() < tolerance:
            return factors, done - 1, float(errors.max())
        misfit = target - (w * factors) @ x
        step = np.linalg.lstsq((x.T * (w * slopes)) @ x, misfit, rcond=1e-12)[0]
        for _ in range(30):
            tried, tried_slopes = curve(x @ (multipliers + step))
            reached = _errors(x, w, target, tried)
            if reached @ reached < errors @ errors:
                break
            step = step / 2
        else:
            return factors, done, float(errors.max())
        multipliers, factors, slopes, errors = multipliers + step, tried, tried_slopes, reached
    return factors, iterations, float(errors.max())


def _errors(x: np.ndarray, w: np.ndarray, target: np.ndarray, factors: np.ndarray) -> np.ndarray:
    """Distance from each total, relative to it or to what the sample holds of it."""
    scale = np.maximum(np.abs(target), w @ np.abs(x))
    return np.abs((w * factors) @ x - target) / np.where(scale > 0, scale, 1.0)


def _curve(method: str, low: float, high: float) -> Curve:
    """The factor and its slope at u = x'lambda."""
    if method == "linear":
        return lambda u: (1 + u, np.ones_like(u))
    if method == "raking":
        return lambda u: (np.exp(np.clip(u, -STEEPEST, STEEPEST)),) * 2
    if method == "truncated":
        return lambda u: (np.clip(1 + u, low, high), ((1 + u > low) & (1 + u < high)) * 1.0)
    if method != "logit":
        raise DesignError(
            f"calibration: method {method!r} is not known; use linear, truncated, logit or raking"
        )
    pace = (high - low) / ((1 - low) * (high - 1))

    def logit(u: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        grown = np.exp(np.clip(pace * u, -STEEPEST, STEEPEST))
        below = (high - 1) + (1 - low) * grown
        factor = (low * (high - 1) + high * (1 - low) * grown) / below
        return factor, (factor - low) * (high - factor) * pace / (high - low)

    return logit
