import pyarrow.parquet as pq

from pipeline.report.changes import benchmark_picture, change_pictures
from pipeline.report.table_rows import records


def pictures(view, published):
    path = published.processed / "tables/trends/study=twelve/wave=_/part.parquet"
    trends = records(pq.ParquetFile(path).read())
    return {
        one.id: one
        for one in change_pictures([view("twelve:2013"), view("twelve:2012"), view("twelve:2011")], trends)
    }


def test_across_a_break_nothing_is_joined_and_the_picture_says_so(view, published):
    broken = pictures(view, published)["change-2012-2013-social"]
    assert broken.note.startswith("Break in series: asked by telephone")
    assert broken.figure["layout"]["shapes"] == []
    assert "Break in series" in broken.figure["layout"]["annotations"][0]["text"]


def test_without_a_break_a_line_joins_the_two_shares(view, published):
    whole = pictures(view, published)["change-2011-2012-social"]
    assert whole.note == ""
    assert len(whole.figure["layout"]["shapes"]) == 2
    assert "change" in whole.summary


def test_published_figures_stand_beside_computed_ones_and_those_that_differ_are_marked(view):
    picture = benchmark_picture(view("twelve:2011"))
    assert picture.summary.startswith("4 published figures: ")
    names = picture.figure["layout"]["yaxis"]["ticktext"]
    assert sum(name.startswith("≠") for name in names) == 2


def test_a_published_figure_of_a_hidden_share_is_not_said_to_differ(view):
    picture = benchmark_picture(view("twelve:2011"))
    assert "1 not comparable (hidden)" in picture.summary


def test_a_wave_without_published_figures_has_no_such_picture(view):
    assert benchmark_picture(view("twelve:2012")) is None
