from pipeline.frame.item_cells import IN_BASE, read_item
from pipeline.frame.replicate_totals import replicate_totals
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    items: {{U: {{column: U, options: [[a, A], [b, B]]}}}}
    weights: {{w: W}}
    design: {}
    """
DRAWING = """
    U | P  | W | r1 | r2
    --+----+---+----+---
    a | p1 | 1 | 0  | 2
    b | p2 | 1 | 2  | 0
    """


def totals(folder, design):
    with framed(folder, CODEBOOK.format(design), DRAWING) as (engine, frame):
        read_item(engine, frame, subject_of(frame, "U"), "w")
        return replicate_totals(engine, frame, [IN_BASE, "a", "b"])[:, 0].tolist()


def test_weights_made_here_are_those_that_the_export_could_have_brought(tmp_path):
    """Each leaves out one of two PSUs: everybody, those of a, those of b."""
    (tmp_path / "supplied").mkdir()
    made = totals(tmp_path, "{psu: P, replicates: {method: jk1}}")
    assert made == [[2, 0, 2], [2, 2, 0]]
    assert totals(tmp_path / "supplied", "{replicates: {method: jk1, prefix: r}}") == made
