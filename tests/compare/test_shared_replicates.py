import numpy as np
import pytest

from pipeline.compare.shared_replicates import belong_together
from pipeline.frame.psu_totals import read_psus
from tests.tabulate.framed import framed

ITEM = "items: {U: {column: U, options: [[a, A], [b, B]]}}\n"
MADE = ITEM + "design: {psu: P, replicates: {method: %s}}"
SUPPLIED = ITEM + "weights: {w: W}\ndesign: {replicates: {method: jk1, prefix: r}}"
DRAWING = """
    U | P  | W | r1 | r2 | r3
    --+----+---+----+----+----
    a | p1 | 1 | 0  | 2  | 1
    b | p2 | 1 | 2  | 0  | 1
    a | p3 | 1 | 1  | 1  | 2
    """
OTHER_PSU = DRAWING.replace("p3", "p4")
OTHER_DRAWS = """
    U | P  | W | r1 | r2 | r3
    --+----+---+----+----+----
    a | p1 | 1 | 1  | 1  | 2
    b | p2 | 1 | 1  | 2  | 0
    a | p3 | 1 | 2  | 0  | 1
    """


def together(folder, codebooks, drawings):
    rows = np.array([1, 2, 3])
    places = [folder / name for name in ("first", "second")]
    for place in places:
        place.mkdir()
    with (
        framed(places[0], codebooks[0], drawings[0]) as first,
        framed(places[1], codebooks[1], drawings[1]) as second,
    ):
        engines, frames = zip(first, second, strict=True)
        psus = tuple(read_psus(engine, frame) for engine, frame in (first, second))
        return belong_together(engines, frames, psus, (rows, rows))


@pytest.mark.parametrize(
    ("methods", "later", "expected"),
    [(("jk1", "jk1"), DRAWING, True), (("jk1", "jkn"), DRAWING, False), (("jk1", "jk1"), OTHER_PSU, False)],
    ids=["the same", "another method", "another PSU"],
)
def test_replicates_made_here_belong_together_where_method_and_psus_are_the_same(
    tmp_path, methods, later, expected
):
    codebooks = [MADE % method for method in methods]
    assert together(tmp_path, codebooks, (DRAWING, later)) is expected


@pytest.mark.parametrize(("later", "expected"), [(DRAWING, True), (OTHER_DRAWS, False)])
def test_supplied_replicates_belong_together_where_they_change_the_same_respondents(
    tmp_path, later, expected
):
    assert together(tmp_path, (SUPPLIED, SUPPLIED), (DRAWING, later)) is expected
