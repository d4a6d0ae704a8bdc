import pytest

from pipeline.tabulate.count import count_item
from pipeline.tabulate.rest_bases import rest_bases
from pipeline.tabulate.table_covariance import read_tables
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    weights: {w: W}
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}
    banners: [sector]
    """
DRAWING = """
    S     | U   | W
    ------+-----+--
    fin   | Yes | 3
    fin   | No  | 1
    media | Yes | 1
    media | Yes | 2
    media | No  | 1
    """


def test_the_rest_of_one_column_of_two_counts_as_the_other(tmp_path):
    """3 of 4 say yes in both: V = 5/4 (1 + 4 + 9) / 4^4 of media, 5/4 (9 + 9) / 4^4 of finance, five PSUs in all."""
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, "uses"), "w")
        tables = read_tables(engine, frame, counts, "w")
        columns = [at for at, key in enumerate(counts.columns) if key[1] == "sector"]
        total = counts.columns.index(("all", "total", "total"))
        found = rest_bases(frame, counts, tables, total, columns, is_simple=False)
        simple = rest_bases(frame, counts, tables, total, columns, is_simple=True)
    media, finance = (min(n, 0.75 * 0.25 / (1.25 * squares / 256)) for n, squares in ((3, 14), (2, 18)))
    assert found[0] == pytest.approx(media)
    assert found[1] == pytest.approx(finance)
    assert simple.tolist() == [[3, 3], [2, 2]]
