from math import nan

import pytest

from pipeline.report.across_waves import AcrossWaves, across_waves, change_tables, effect_pictures
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import current_manifest

EFFECT = {
    "study": "twelve",
    "wave": "_",
    "score": "integration",
    "outcome": "growth",
    "method": "spearman",
    "member": "2011",
    "estimate": 0.5,
    "variance": 0.01,
    "unweighted_base": 103,
    "evidence": "observed",
    "source": "",
    "flag": "",
}


@pytest.fixture
def spanning(published):
    return Generation(published, "twelve", "_", current_manifest(published).generations["twelve:_"]).tables


def test_only_what_the_report_is_about_is_read(view, spanning):
    across = across_waves(view("twelve:2013"), spanning)
    assert {row["banner"] for row in across.trends} == {"total"}
    assert {row["item"] for row in across.trend_tests} <= {
        "social",
        "platforms",
        "uses",
        "stance",
        "integration",
    }


def test_reasons_for_a_missing_answer_are_no_trend(view, spanning):
    across = across_waves(view("twelve:2013"), spanning)
    said = [one for one in change_tables(view("twelve:2013"), across) if one.rows.kind == "trend_tests"]
    options = {row[one.rows.columns.index("option")] for one in said for row in one.rows.rows}
    assert not any(str(option).startswith("missing:") for option in options)


def forests(view, *effects):
    across = AcrossWaves((), (), (), [EFFECT | one for one in effects], ())
    return effect_pictures(view("twelve:2013"), across)


def test_each_wave_and_publication_stands_in_the_forest_with_its_interval(view):
    (picture,) = forests(view, {}, {"member": "published 1 (2010)", "evidence": "published"})
    assert picture.figure["layout"]["yaxis"]["ticktext"][0].startswith("Spring 2011")
    low = (
        [row[picture.rows.columns.index("low")] for row in picture.rows.rows]
        if "low" in picture.rows.columns
        else [picture.rows.same["low"]]
    )
    assert low[0] == pytest.approx(0.339, abs=0.001)  # tanh(artanh .5 - 1.96 * .1)


def test_one_wave_alone_and_waves_without_an_estimate_draw_nothing(view):
    assert forests(view, {}) == []
    assert forests(view, {"estimate": nan}, {"estimate": nan, "member": "2012"}) == []
