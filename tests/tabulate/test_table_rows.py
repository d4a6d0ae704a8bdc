import numpy as np

from pipeline.tabulate.count import count_item
from pipeline.tabulate.table_rows import needs_rows, read_table_rows, rows_covariance
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
    media |     | c
    """


def rows(tmp_path, more):
    with framed(tmp_path, CODEBOOK.format(more=more), DRAWING) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, "uses"), frame.weightings[0])
        needed = needs_rows(frame, frame.weightings[0])
        return (
            frame,
            counts.options,
            needed,
            read_table_rows(engine, frame, counts.options, frame.weightings[0]),
        )


def test_a_group_has_the_base_and_its_options(tmp_path):
    _, options, needed, found = rows(tmp_path, "company_id: F")
    assert (options, needed) == (("", "y_", "n_", "missing:no_answer"), True)
    held = {tuple(found.has[at].astype(int)) for at in found.pattern}
    assert held == {(1, 1, 0, 0), (1, 0, 1, 0), (1, 0, 0, 1)}
    assert found.psus.names == ("a", "b", "c")


def test_respondents_without_clusters_need_no_groups(tmp_path):
    frame, _, needed, found = rows(tmp_path, "design: {strata: F, lonely: remove}")
    assert (needed, found.psus) == (False, None)
    assert len(frame.strata.names) == 3


def test_the_totals_of_companies_covary(tmp_path):
    """Yes of finance, yes of media over companies a, b, c: (1, 0), (0, 1), (0, 0); 3/2 times their products."""
    frame, _, _, found = rows(tmp_path, "company_id: F")
    t = np.array([[1, 0], [0, 1], [0, 0]], float)
    known = 3 / 2 * (t.T @ t - np.outer(t.sum(0), t.sum(0)) / 3)
    np.testing.assert_allclose(rows_covariance(frame, found, [1, 2], [1]), known)
