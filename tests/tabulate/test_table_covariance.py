import numpy as np
import pytest

from pipeline.tabulate.count import count_item
from pipeline.tabulate.table_covariance import banner_table, read_tables
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


def covariance(tmp_path, more="", drawing=DRAWING):
    with framed(tmp_path, CODEBOOK.format(more=more), drawing) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, "uses"), frame.weightings[0])
        tables = read_tables(engine, frame, counts, frame.weightings[0])
        columns = [at for at, key in enumerate(counts.columns) if key[:2] == ("all", "sector")]
        return banner_table(frame, counts, tables, columns=columns, options=("y_", "n_"))


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


def test_what_the_targets_fix_has_no_variance(tmp_path):
    """Both sectors are a target: their totals do not vary, and yes and no of a sector move against each other."""
    found = covariance(tmp_path, "targets: {sector: {fin: 0.5, media: 0.5}}").covariance
    np.testing.assert_allclose(found @ [1, 0, 1, 0], 0, atol=1e-12)
    np.testing.assert_allclose(found @ [0, 1, 0, 1], 0, atol=1e-12)
    assert found[0, 0] > 0
    assert found[0, 2] == pytest.approx(-found[0, 0])


def test_a_jackknife_is_the_linearised_covariance_of_totals(tmp_path):
    """Made replicates: leaving a company out changes the cells' shares; both ways agree for totals that sum to n."""
    plain = covariance(tmp_path, "company_id: F")
    jackknifed = covariance(tmp_path, "company_id: F\n    design: {replicates: {method: jk1}}")
    assert jackknifed.totals.tolist() == plain.totals.tolist()
    assert jackknifed.df == 2
    np.testing.assert_allclose(jackknifed.covariance.sum(axis=0), 0, atol=1e-12)  # parts of one whole


def test_respondents_of_a_psu_that_was_taken_whole_add_nothing(tmp_path):
    twice = "design: {psu: F, fpc: N, second_stage: M}"
    drawing = """
        S     | U   | F | N  | M
        ------+-----+---+----+--
        fin   | Yes | a | 10 | 2
        fin   | No  | a | 10 | 2
        media | Yes | b | 10 | 2
        media | No  | b | 10 | 2
        """
    once = covariance(tmp_path, "design: {psu: F, fpc: N}", drawing).covariance
    np.testing.assert_allclose(covariance(tmp_path, twice, drawing).covariance, once)
    more = covariance(tmp_path, twice, drawing.replace("| 2", "| 4")).covariance
    added = (
        0.2 * (1 - 2 / 4) * 2 / 1 * (1 - 1 / 2)
    )  # f_h (1 - f_hj) b / (b - 1) (1 - 1 / b), of a cell with one unit
    assert more[0, 0] - once[0, 0] == pytest.approx(added)
