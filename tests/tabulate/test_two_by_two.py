import numpy as np
import pytest
from scipy.stats import fisher_exact
from statsmodels.stats.contingency_tables import StratifiedTable

from pipeline.tabulate.two_by_two import exact_test, odds_of
from tests.small import staged_small

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media], [trade, Trade]]}
      size: {column: Z, options: [[small, Small], [large, Large]]}
      uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}
    banners: [sector, size, [sector, size]]
    """
TABLES = {"fin": ((12, 8), (9, 21)), "media": ((20, 10), (10, 15)), "trade": ((7, 13), (5, 20))}


def test_an_item_is_tested_against_size_within_sectors(tmp_path):
    """Sectors' tables have yes and no as rows, small and large as columns."""
    lines = [
        f"{sector} | {size} | {answer}"
        for sector, rows in TABLES.items()
        for answer, row in zip(("Yes", "No"), rows, strict=True)
        for size, n in zip(("small", "large"), row, strict=True)
        for _ in range(n)
    ]
    _, _, tables = staged_small(tmp_path, CODEBOOK, "S | Z | U\n" + "\n".join(lines), upto="tabulate")
    found = tables.load("associations").query("item == 'uses'").set_index(["banner", "method"])
    row = found.loc[("sector*size", "mantel_haenszel")]
    known = StratifiedTable([np.array(rows) for rows in TABLES.values()])
    assert row["odds_ratio"] == pytest.approx(known.oddsratio_pooled)
    assert (row["odds_low"], row["odds_high"]) == pytest.approx(known.oddsratio_pooled_confint())
    assert row["p_value"] == pytest.approx(known.test_null_odds(correction=False).pvalue)
    assert ("size", "fisher") in found.index
    assert ("sector", "fisher") not in found.index


def test_two_by_two_has_fishers_test_and_an_odds_ratio():
    row = exact_test(np.array([[3, 9], [8, 2]]), confidence=0.95)
    assert row["p_value"] == pytest.approx(fisher_exact([[3, 9], [8, 2]]).pvalue)
    assert (row["method"], row["odds_ratio"]) == ("fisher", pytest.approx(3 * 2 / (9 * 8)))


def test_larger_tables_have_neither():
    assert exact_test(np.ones((2, 3)), confidence=0.95) is None
    assert np.isnan(odds_of(np.ones((3, 2)), confidence=0.95)["odds_ratio"])
