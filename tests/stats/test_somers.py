import pytest

from pipeline.stats.crosstab import from_arrays
from pipeline.stats.somers import somers_d
from tests.reference.values import reference
from tests.stats.test_kendall import AGRESTI

R = reference("kendall")


def test_it_is_the_delta_methods():
    found = somers_d(AGRESTI)
    assert found.estimate == pytest.approx(R["somers"], rel=1e-12)
    assert found.std_error == pytest.approx(R["somers_se"], rel=1e-7)


def test_exchanging_the_sides_gives_scipys_other_d():
    from scipy.stats import somersd

    assert somers_d(AGRESTI.transposed()).estimate == pytest.approx(
        somersd(AGRESTI.counts.T).statistic, rel=1e-12
    )


def test_a_constant_is_not_estimable():
    assert somers_d(from_arrays([1, 1, 1, 1], [1, 2, 3, 4])).flag == "not_estimable"
