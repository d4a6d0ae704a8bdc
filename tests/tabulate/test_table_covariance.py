import numpy as np
import pytest

from pipeline.tabulate.count import count_item
from pipeline.tabulate.table_covariance import banner_table, cell_products
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    {more}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media]]}}
      uses: {{column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    banners: [sector]
    """
DRAWING = """
    S     | U   | F
    ------+-----+--
    fin   | Yes | a
    fin   | No  | a
    media | Yes | b
    media | Yes | c
    media | No  | c
    """


def covariance(tmp_path, more=""):
    with framed(tmp_path, CODEBOOK.format(more=more), DRAWING) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, "uses"), "none")
        products = cell_products(engine, frame)["all", "sector"]
        return banner_table(frame, counts, products, universe="all", banner="sector", options=("y_", "n_"))


def by_hand(totals):
    """a/(a-1) (sum of products - product of sums / a) of the PSUs' cells: yes/fin, yes/media, no/fin, no/media."""
    t = np.array(totals, float)
    a = len(t)
    return a / (a - 1) * (t.T @ t - np.outer(t.sum(0), t.sum(0)) / a)


def test_respondents_are_the_psus(tmp_path):
    table = covariance(tmp_path)
    assert table.totals.tolist() == [[1, 2], [1, 1]]
    cells = [[1, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]]
    np.testing.assert_allclose(table.covariance, by_hand(cells))
    assert (table.unweighted_base, table.df) == (5, 4)


def test_a_company_is_one_psu(tmp_path):
    table = covariance(tmp_path, "company_id: F")
    np.testing.assert_allclose(table.covariance, by_hand([[1, 0, 1, 0], [0, 1, 0, 0], [0, 1, 0, 1]]))
    assert table.df == pytest.approx(2)
