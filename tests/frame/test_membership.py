import numpy as np

from pipeline.frame.membership import membership
from tests.tabulate.framed import framed

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      tools: {columns: {a: A, b: B}}
    banners: [sector, tools]
    """
DRAWING = """
    S     | A | B
    ------+---+--
    fin   | 1 | 1
    media | 0 | 1
    """


def test_a_cell_belongs_to_the_total_and_to_every_option_that_was_chosen(tmp_path):
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        cells = _cells(engine)
        found = membership(engine, frame.places, cells)
        names = [option for _, _, option in frame.places]
        assert names == ["total", "fin", "media", "a", "b"]
        assert sorted(found.astype(int).tolist()) == [[1, 0, 1, 0, 1], [1, 1, 0, 1, 1]]


def _cells(engine):
    return np.sort(engine.connection.execute("SELECT DISTINCT _cell FROM frame").df()["_cell"].to_numpy())
