from pipeline.tabulate.values import read_values
from tests.drawn import table
from tests.tabulate.framed import framed

CODEBOOK = """
    weights: {firms: W}
    items: {sector: {column: S, options: [[fin, Finance], [media, Media]]}, staff: {column: N, type: number}}
    banners: [sector]
    """
DRAWING = """
    S     | N  | W
    ------+----+--
    fin   | 10 | 1
    fin   | 10 | 3
    media | 10 | 2
    media | 20 | 0
          | 30 | 4
    fin   |    | 2
    """


def test_equal_values_of_a_cell_are_one_row(tmp_path):
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        values = read_values(engine, frame, "staff", "firms")
    found = sorted(zip(values.x, values.n, values.psus, values.w, values.ww, strict=True))
    expected = table("""
        x  | n | psus | w   | ww
        ---+---+------+-----+-----
        10 | 1 | 1    | 1   | 1
        10 | 2 | 2    | 2   | 2.5
        20 | 1 | 0    | 0   | 0
        30 | 1 | 1    | 2   | 4
        """)
    assert found == [tuple(row) for row in expected.to_numpy().tolist()]


def test_a_column_consists_of_its_cells(tmp_path):
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        values = read_values(engine, frame, "staff", "none")
        columns = {place[2]: at for at, place in enumerate(frame.places)}
    in_column = {name: sorted(values.x[values.in_column(at)]) for name, at in columns.items()}
    assert in_column == {"total": [10, 10, 20, 30], "fin": [10], "media": [10, 20]}


def test_an_item_that_nobody_answered_has_no_values(tmp_path):
    with framed(tmp_path, CODEBOOK, "S | N | W\nfin | | 1\nmedia | | 1") as (engine, frame):
        values = read_values(engine, frame, "staff", "none")
    assert len(values.x) == 0
    assert values.is_member.shape == (0, 3)
