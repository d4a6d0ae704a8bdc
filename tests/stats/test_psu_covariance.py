import numpy as np
import pytest

from pipeline.stats.psu_covariance import psu_covariance
from pipeline.stats.totals import total_covariance

STRATUM = np.array([0, 0, 0, 1, 1, 2])
TOTALS = np.array([[1.0, 4], [2, 0], [6, 5], [3, 3], [5, 1], [2, 7]])
PSUS, FRACTION = [3, 2, 1], [0.1, 0.0, 0.0]


def test_two_psus_by_hand():
    """a/(a-1) = 2; deviations -1 and 1, and 1 and -1: 2 (1 + 1) = 4 and -4."""
    found = psu_covariance([2], [0], [0, 0], [[3, 3], [5, 1]])
    assert found.tolist() == [[4, -4], [-4, 4]]


@pytest.mark.parametrize("lonely", ["remove", "certainty", "adjust", "average", "flag"])
def test_it_is_the_covariance_of_the_sums_of_products(lonely):
    sums = np.array([TOTALS[h == STRATUM].sum(axis=0) for h in range(3)])
    products = np.array([TOTALS[h == STRATUM].T @ TOTALS[h == STRATUM] for h in range(3)])
    known = total_covariance(PSUS, FRACTION, sums, products, lonely=lonely).covariance
    np.testing.assert_allclose(psu_covariance(PSUS, FRACTION, STRATUM, TOTALS, lonely=lonely), known)


def test_a_lonely_psu_takes_the_covariance_of_its_totals():
    found = psu_covariance([2, 1], [0, 0], [0, 0, 1], [[3, 3], [5, 1], [0, 2]])
    assert np.isnan(found).tolist() == [[False, True], [True, True]]
