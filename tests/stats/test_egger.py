from math import isnan

import numpy as np
import pytest

from pipeline.stats.egger import egger_test
from tests.reference.values import reference, reference_data

R = reference("meta")
Y, V = reference_data("meta").to_numpy().T


def test_it_is_metafors_regtest():
    found = egger_test(Y, V)
    assert (found.statistic, found.p_value) == pytest.approx((R["egger_t"], R["egger_p"]), rel=1e-9)
    assert found.df == 14


@pytest.mark.parametrize(("values", "variances"), [(Y[:9], V[:9]), (Y, np.full(16, 0.1))])
def test_few_studies_or_equally_large_ones_show_nothing(values, variances):
    found = egger_test(values, variances)
    assert isnan(found.p_value)
    assert found.flag == "not_estimable"
