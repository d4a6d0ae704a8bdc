from pipeline.correlate.outcomes import outcomes
from tests.tabulate.framed import framed

CODEBOOK = """
    missing: {"-98": dont_know}
    items:
      growth: {column: G, type: ordinal, options: [[worse, Worse], [same, Same], [better, Better], [dont_know, No idea]]}
      rating: {column: R, type: ordinal, options: [["0", Low], ["10", High]]}
      staff: {column: N, type: number, bands: {size: [[s, Small, null, 50], [l, Large, 50, null]]}}
      later: {column: X, type: number, by_wave: {"2012": absent}}
    scores: {total: {items: [rating]}, gone: {items: [later]}}
    outcomes: [size, growth, rating, staff, total, later, gone]
    """
DRAWING = """
    G      | R  | N
    -------+----+----
    better | 10 | 80
    -98    | 0  | 20
    worse  |    |
    """


def test_outcomes_are_numbers_whatever_they_were_asked_as(tmp_path):
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        found = {
            one.name: [
                value
                for (value,) in engine.connection.execute(
                    f"SELECT {one.sql} FROM frame ORDER BY source_row"
                ).fetchall()
            ]
            for one in outcomes(frame)
        }
    assert found == {
        "size": [2, 1, None],
        "growth": [3, None, 1],
        "rating": [10, 0, None],
        "staff": [80, 20, None],
        "total": [10, 0, None],
    }
