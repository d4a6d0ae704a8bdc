import numpy as np
import pandas as pd

from pipeline.tabulate.cell_columns import cell_columns
from tests.tabulate.framed import framed

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
    banners: [sector]
    design: {psu: P}
    """
DRAWING = """
    S     | P
    ------+---
    fin   | p1
    fin   | p2
    media | p2
    media | p2
    """


def test_a_psu_adds_up_over_the_cells_of_a_column_whatever_the_order_of_rows(tmp_path):
    """Columns: the total, Finance, Media. Squares of the PSUs' numbers: 1 + 9, 1 + 1, 4."""
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        fin, media = engine.connection.execute(
            "SELECT DISTINCT _cell FROM frame JOIN members ON cell = _cell WHERE banner_option IN ('fin', 'media') "
            "ORDER BY min(banner_option) OVER (PARTITION BY _cell)"
        ).fetchall()
        grouped = pd.DataFrame(
            {"cell": [fin[0], fin[0], media[0]], "stratum": "", "psu": [7, 8, 8], "n": [1.0, 1.0, 2.0]}
        )
        for rows in (grouped, grouped.iloc[::-1]):
            columns = cell_columns(engine, frame, rows.reset_index(drop=True))
            totals = columns.to_psus @ rows["n"].to_numpy()
            assert (columns.to_strata @ totals).tolist() == [4.0, 2.0, 2.0]
            np.testing.assert_array_equal(columns.to_strata @ totals**2, [10.0, 2.0, 4.0])
