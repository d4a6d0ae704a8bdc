from pipeline.frame.item_cells import IN_BASE, read_item
from pipeline.frame.psu_totals import read_psus
from pipeline.frame.units import read_unit_totals, read_units
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    items: {U: {column: U, options: [[a, A], [b, B]]}}
    weights: {w: W}
    design: {psu: P}
    """
DRAWING = """
    U | P  | W
    --+----+----
    a | p2 | 0.5
      | p1 | 1
    b | p1 | 1.5
    """


def test_each_respondent_has_its_psu_and_its_weight_in_what_it_answered(tmp_path):
    """Who left the item out is a unit, without weight in its base."""
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        psus = read_psus(engine, frame)
        units = read_units(engine, frame, psus)
        assert [psus.names[at] for at in units.psu] == ["p2", "p1", "p1"]
        assert units.places(units.rows[[2, 0]]).tolist() == [2, 0]
        read_item(engine, frame, subject_of(frame, "U"), "w")
        totals = read_unit_totals(engine, units, [IN_BASE, "a", "b"])
        assert totals.of([0])[:, 0].tolist()[0] == [0.5, 0.5, 0.0]
        assert totals.of([0])[:, 0].tolist()[2] == [1.5, 0.0, 1.5]
