import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stats.kish import effective_base, kish_design_effect


def test_unweighted_the_effective_base_is_the_base_to_the_last_digit():
    n = np.array([1, 7, 400, 94_906_267, 10**10], dtype=float)
    assert (effective_base(n, n) == n).all()
    assert (kish_design_effect(n, n, n) == 1).all()


@given(st.integers(1, 500), st.floats(1e-3, 1e3))
def test_equal_weights_equal_no_weights(n, weight):
    weights = np.full(n, round(weight, 9))
    assert effective_base(weights.sum(), (weights**2).sum()) == n
    assert kish_design_effect(n, weights.sum(), (weights**2).sum()) == 1


def test_weights_of_1_1_and_2():
    assert effective_base(4, 6) == pytest.approx(16 / 6)
    assert kish_design_effect(3, 4, 6) == pytest.approx(18 / 16)


def test_nobody_with_weight_has_no_effect_and_an_effective_base_of_0():
    assert effective_base(0, 0) == 0
    assert np.isnan(kish_design_effect(0, 0, 0))


def test_the_scale_of_the_weights_does_not_matter():
    weights = np.array([0.2, 1.7, 3.3])
    bases = [effective_base((c * weights).sum(), ((c * weights) ** 2).sum()) for c in (1, 1e6)]
    assert bases[0] == pytest.approx(bases[1], rel=1e-14)
