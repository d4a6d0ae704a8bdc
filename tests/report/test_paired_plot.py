from pipeline.report.paired_plot import Pair, paired_plot

NAN = float("nan")


def test_a_pair_with_one_share_has_no_line():
    figure = paired_plot(
        [Pair("a", 0.2, 0.4), Pair("b", NAN, 0.4)], first="2011", second="2012", is_reconstructed=False
    )
    firsts, seconds = figure["data"]
    assert (firsts["y"], seconds["y"]) == ([0], [0, 1])
    assert [(line["x0"], line["x1"]) for line in figure["layout"]["shapes"]] == [(0.2, 0.4)]


def test_a_break_is_said_in_the_figure_itself():
    figure = paired_plot(
        [Pair("a", 0.2, 0.4, is_joined=False)], first="x", second="y", is_reconstructed=False, is_broken=True
    )
    assert "Break in series" in figure["layout"]["annotations"][0]["text"]


def test_the_interval_is_the_seconds():
    figure = paired_plot([Pair("a", 0.2, 0.4, 0.3, 0.55)], first="x", second="y", is_reconstructed=False)
    assert figure["data"][1]["error_x"]["array"] == [0.15]
    assert "error_x" not in figure["data"][0]


def test_a_third_mark_stands_only_where_there_is_one():
    names = {"first": "x", "second": "y", "third": "z", "is_reconstructed": False}
    assert len(paired_plot([Pair("a", 0.2, 0.4)], **names)["data"]) == 2
    third = paired_plot([Pair("a", 0.2, NAN, third=0.3)], **names)["data"][1]
    assert (third["name"], third["x"], third["marker"]["symbol"]) == ("z", [0.3], "square-open")
