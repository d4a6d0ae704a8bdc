from dataclasses import replace

from pipeline.report.outcomes import (
    correlation_pictures,
    group_pictures,
    specification_pictures,
)
from pipeline.report.table_rows import of_frame, records
from tests.drawn import table


def test_each_score_has_its_outcomes_by_every_method(view):
    (picture,) = correlation_pictures(view("twelve:2011"))
    assert picture.id == "2011-correlation-integration"
    assert picture.rows.kind == "correlations"


def test_groups_stand_beside_everybody(view):
    pictures = group_pictures(view("twelve:2011"))
    assert all(
        "Total" in picture.figure["layout"]["yaxis"]["ticktext"][0] for picture in pictures if picture.figure
    )


def test_a_reconstruction_calls_its_tests_an_illustration(view):
    assert all(
        one.note.startswith("An illustration only") for one in correlation_pictures(view("hostile:2011"))
    )


def test_the_curve_is_sorted_and_says_its_median(view):
    wave = view("twelve:2011")
    rows = table("""
        score       | outcome | specification | scoring | method  | weighting | estimate | low | high | unweighted_base
        ------------+---------+---------------+---------+---------+-----------+----------+-----+------+----------------
        integration | growth  | 1             | mean    | pearson | none      | 0.5      | 0.1 | 0.8  | 10
        integration | growth  | 2             | sum     | pearson | none      | 0.1      | 0   | 0.2  | 10
        """).assign(
        study="twelve",
        wave="2011",
        note="",
        exclusions="kept",
        controls="",
        universe="all",
        p_value=0.1,
        evidence="observed",
        flag="",
    )
    drawn = {**wave.rows, "specifications": records(of_frame(rows))}
    (picture,) = specification_pictures(replace(wave, rows=drawn))
    assert picture.figure["data"][0]["y"] == [0.1, 0.5]
    assert "median correlation 0.30" in picture.summary
