import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DesignError
from pipeline.stats.rake import rake

SECTOR, SIZE = [0, 0, 1, 1], [0, 1, 0, 1]  # four cells


def test_one_margin_is_met_in_one_sweep_by_its_ratio():
    raked = rake([10, 30, 20, 40], [(SECTOR, [50, 50])])
    assert raked.factors == pytest.approx([1.25, 1.25, 50 / 60, 50 / 60])
    assert raked.sweeps == 1


def test_the_example_of_deming_and_stephan_keeps_the_odds_ratio():
    raked = rake([10, 30, 20, 40], [(SECTOR, [60, 40]), (SIZE, [30, 70])])
    weights = raked.factors * [10, 30, 20, 40]
    assert weights[:2].sum() == pytest.approx(60, rel=1e-10)
    assert weights[[0, 2]].sum() == pytest.approx(30, rel=1e-10)
    assert weights[0] * weights[3] / (weights[1] * weights[2]) == pytest.approx(10 * 40 / (30 * 20))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_raking_meets_its_targets(data):
    rows, columns = data.draw(st.integers(2, 4)), data.draw(st.integers(2, 4))
    numbers = st.floats(0.5, 20)
    weights, population = (
        np.array(data.draw(st.lists(numbers, min_size=rows * columns, max_size=rows * columns)))
        for _ in range(2)
    )
    row, column = np.divmod(np.arange(rows * columns), columns)
    targets = [np.bincount(index, weights=population) for index in (row, column)]
    raked = rake(weights, [(row, targets[0]), (column, targets[1])])
    for index, target in zip((row, column), targets, strict=True):
        assert np.bincount(index, weights=weights * raked.factors) == pytest.approx(target, rel=1e-10)
    assert raked.max_error < 1e-10


def test_a_target_without_respondents_is_an_error_that_names_the_category():
    with pytest.raises(DesignError, match="sector, category 3 has a target of 10"):
        rake([10, 30, 20, 40], [(SECTOR, [40, 50, 10])], names=["sector"])


def test_targets_that_do_not_agree_on_the_total_are_an_error():
    with pytest.raises(DesignError, match="margin 2 sum to 90, those of margin 1 to 100"):
        rake([10, 30, 20, 40], [(SECTOR, [40, 60]), (SIZE, [40, 50])])


def test_targets_that_cannot_be_met_together_are_an_error():
    with pytest.raises(DesignError, match="cannot be met together"):
        rake([10, 0, 0, 40], [(SECTOR, [40, 60]), (SIZE, [50, 50])])


def test_a_target_of_0_takes_the_weight_of_its_category_away():
    raked = rake([10, 30, 20, 40], [(SECTOR, [100, 0])])
    assert raked.factors == pytest.approx([2.5, 2.5, 0, 0])


@pytest.mark.parametrize("targets", [[-1, 101], [np.nan, 100], [0, 0]])
def test_a_target_below_0_or_missing_is_an_error(targets):
    with pytest.raises(DesignError, match="negative or missing target"):
        rake([10, 30, 20, 40], [(SECTOR, targets)])


def test_a_missing_weight_is_an_error():
    with pytest.raises(DesignError, match="negative or missing number"):
        rake([10, np.nan, 20, 40], [(SECTOR, [50, 50])])
