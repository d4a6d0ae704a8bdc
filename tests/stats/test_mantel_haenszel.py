import numpy as np
import pytest

from pipeline.stats.mantel_haenszel import mantel_haenszel
from pipeline.stats.odds_ratio import odds_ratio


def test_one_stratum_has_its_own_odds_ratio():
    table = [[10, 20], [5, 40]]
    ours = mantel_haenszel([table])
    assert ours.odds_ratio == pytest.approx(4)
    assert ours.interval.low == pytest.approx(float(odds_ratio(table).interval.low))


def test_simpsons_paradox_is_undone():
    """No association within either sector, a strong one in their sum."""
    sectors = [[[90, 10], [9, 1]], [[1, 9], [10, 90]]]
    assert odds_ratio(np.sum(sectors, axis=0)).estimate > 20
    assert mantel_haenszel(sectors).odds_ratio == pytest.approx(1)
    assert mantel_haenszel(sectors).p_value == pytest.approx(1)


def test_a_stratum_that_says_nothing_changes_nothing():
    tables = [[[10, 20], [5, 40]]]
    assert mantel_haenszel([*tables, [[0, 0], [3, 4]]]) == mantel_haenszel(tables)


def test_without_strata_that_say_something_it_is_missing():
    test = mantel_haenszel([[[0, 0], [3, 4]]])
    assert np.isnan([test.odds_ratio, test.p_value, test.interval.low]).all()
    assert test.strata == 0


def test_zero_cells_everywhere_give_an_endless_odds_ratio_without_warning():
    assert np.isinf(mantel_haenszel([[[4, 0], [3, 6]]]).odds_ratio)
