from pipeline.frame.item_cells import read_item
from pipeline.tabulate.replicate_rows import read_replicate_rows
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    design: {replicates: {method: jk1, prefix: r}}
    items:
      uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}
    """
DRAWING = """
    U   | r1 | r2
    ----+----+---
    Yes | 0  | 2
        | 1  | 1
    No  | 2  | 0
    """


def test_who_is_in_the_base_has_a_row_with_its_weights_and_options(tmp_path):
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        read_item(engine, frame, subject_of(frame, "uses"), frame.weightings[0])
        found = read_replicate_rows(engine, frame, ["", "y_", "n_"])
    assert found.weights.tolist() == [[0, 2], [1, 1], [2, 0]]
    assert found.has[found.pattern].tolist() == [
        [True, True, False],
        [True, False, False],
        [True, False, True],
    ]
    assert found.is_member[found.cell].all()
