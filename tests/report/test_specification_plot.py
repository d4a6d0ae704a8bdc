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
    trace, _ = specification_plot(ROWS, is_reconstructed=False)["data"]
    assert (trace["x"], trace["y"]) == ([1, 2], [0.1, 0.3])
    assert [round(reach, 5) for reach in trace["error_y"]["arrayminus"]] == [0.1, 0.05]
    assert "exclusions: all" in trace["customdata"][1]


def test_each_choice_that_differs_has_a_line_beneath_and_a_mark_where_it_was_made():
    figure = specification_plot(ROWS, is_reconstructed=False)
    lines = figure["layout"]["yaxis2"]["ticktext"]
    assert lines == ["scoring: mean", "scoring: sum", "exclusions: kept", "exclusions: all"]
    marks = figure["data"][1]
    assert list(zip(marks["x"], marks["y"], strict=True)) == [(1, 0), (1, 2), (2, 1), (2, 3)]


def test_analyses_without_a_difference_have_the_curve_alone():
    figure = specification_plot(ROWS[:1], is_reconstructed=False)
    assert (len(figure["data"]), "yaxis2" in figure["layout"]) == (1, False)
