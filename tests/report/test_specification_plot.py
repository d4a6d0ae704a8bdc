from pipeline.report.specification_plot import specification_plot
from pipeline.report.table_rows import of_frame, records
from tests.drawn import table

ROWS = records(
    of_frame(
        table("""
    scoring | method  | weighting | exclusions | controls | universe | estimate | low  | high | unweighted_base
    --------+---------+-----------+------------+----------+----------+----------+------+------+----------------
    mean    | pearson | none      | kept       | sector   | all      | 0.1      | 0.0  | 0.2  | 90
    sum     | pearson | none      | all        | sector   | all      | 0.3      | 0.25 | 0.4  | 100
    """)
    )
)


def test_analyses_stand_in_the_order_given_with_their_intervals_and_choices():
    (trace,) = specification_plot(ROWS, is_reconstructed=False)["data"]
    assert (trace["x"], trace["y"]) == ([1, 2], [0.1, 0.3])
    assert [round(reach, 5) for reach in trace["error_y"]["arrayminus"]] == [0.1, 0.05]
    assert "exclusions: all" in trace["customdata"][1]
