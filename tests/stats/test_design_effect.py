import numpy as np
import pytest

from pipeline.stats.design_effect import design_effect


def test_a_simple_random_sample_has_design_effect_1():
    assert design_effect(0.21 / 99, 100, 100, 30, 30) == pytest.approx(1)


def test_without_replacement_counts_the_population():
    assert design_effect(0.21 / 99 * 0.75, 100, 400, 120, 120, kind="without_replacement") == pytest.approx(1)


def test_values_that_do_not_vary_have_no_design_effect():
    assert np.isnan(design_effect([0, 0.1], [10, 1], [10, 1], [10, 0.5], [10, 0.5])).all()
