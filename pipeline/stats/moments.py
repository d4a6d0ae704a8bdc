"""The weighted sums of a pair of variables: all a product-moment correlation needs, and what SQL delivers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError

# A spread below a millionth of the values' own size is rounding, so the variable is read as constant.
CONSTANT = 1e-12


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums over the respondents who answered both x and y, each weighted.

    `n` counts respondents with a weight above zero, `w` and `ww` are the sums of their weights and squared
    weights, `x` to `yy` the weighted sums of x, y and their products. Subtract a constant (about the mean)
    from x and y before summing: correlations stay the same, and no digits are lost to cancellation.
    """

    n: float
    w: float
    ww: float
    x: float
    y: float
    xx: float
    xy: float
    yy: float

    @property
    def effective_base(self) -> float:
        """Kish's effective number of respondents; `n` where all weights are equal; 0 without respondents."""
        return self.w**2 / self.ww if self.ww > 0 else 0.0

    @property
    def spread_x(self) -> float:
        """Weighted sum of squared deviations of x from its mean; exactly 0 for a constant."""
        return _spread(self.w, self.x, self.xx)

    @property
    def spread_y(self) -> float:
        """Weighted sum of squared deviations of y from its mean; exactly 0 for a constant."""
        return _spread(self.w, self.y, self.yy)

    @property
    def co_spread(self) -> float:
        """Weighted sum of the products of the deviations of x and y."""
        return self.xy - self.x * self.y / self.w if self.w > 0 else 0.0

    def __add__(self, other: Moments) -> Moments:
        """The sums of two disjoint groups of respondents, taken with the same shift."""
        names = self.__slots__
        return Moments(*(getattr(self, name) + getattr(other, name) for name in names))


def moments_from_arrays(x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None) -> Moments:
    """The moments of two arrays of equal length; a pair with NaN or without weight is left out.

    Raises EstimationError for arrays of different lengths and for a negative weight.
    """
    x, y, w = complete_pairs(x, y, weights)
    x, y = x - _origin(x), y - _origin(y)
    wx, wy = w * x, w * y
    sums = (w.sum(), w @ w, wx.sum(), wy.sum(), wx @ x, wx @ y, wy @ y)
    return Moments(len(w), *(float(value) for value in sums))


def complete_pairs(
    x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x, y and weights (ones when not given) of the respondents with both values and a weight above zero."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    w = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    if not len(x) == len(y) == len(w):
        raise EstimationError(
            f"x has {len(x)} values, y {len(y)}, weights {len(w)}; give one each per respondent."
        )
    if (w < 0).any():
        raise EstimationError(f"{int((w < 0).sum())} weights are negative; a weight is zero or more.")
    kept = ~(np.isnan(x) | np.isnan(y) | np.isnan(w)) & (w > 0)
    return x[kept], y[kept], w[kept]


def _origin(values: np.ndarray) -> float:
    """A shift that leaves a constant at exactly zero and anything else near it."""
    if values.size == 0:
        return 0.0
    return float(values[0]) if np.ptp(values) == 0 else float(values.mean())


def _spread(w: float, total: float, squares: float) -> float:
    spread = squares - total**2 / w if w > 0 else 0.0
    return spread if spread > CONSTANT * squares else 0.0
