from pipeline.report.dot_plot import Dot, Panel, dot_plot

NAN = float("nan")
SURE = Dot("Finance", 0.4, 0.3, 0.5, 90, "")
WEAK = Dot("Media", 0.2, 0.1, 0.45, 12, "low_base")
HIDDEN = Dot("Travel", NAN, NAN, NAN, NAN, "suppressed")


def drawn(*dots, panels=1):
    return dot_plot(
        [Panel(f"option {place}", dots, total=0.3) for place in range(panels)], is_reconstructed=False
    )


def test_a_weak_dot_is_hollow_and_a_sure_one_is_filled():
    sure, weak, _ = drawn(SURE, WEAK)["data"]
    assert (sure["x"], sure["y"], sure["marker"]["color"]) == ([0.4], [0], "@accent")
    assert (weak["x"], weak["y"], weak["marker"]["color"]) == ([0.2], [1], "@paper")


def test_a_suppressed_share_is_a_word_and_no_dot():
    figure = drawn(SURE, HIDDEN)
    assert [trace["y"] for trace in figure["data"]] == [[0], [0]]
    (note,) = [one for one in figure["layout"]["annotations"] if "suppressed" in one["text"]]
    assert note["y"] == 1


def test_interval_lines_reach_from_end_to_end():
    trace = drawn(WEAK)["data"][0]
    assert trace["error_x"]["array"] == [0.25]
    assert trace["error_x"]["arrayminus"] == [0.1]


def test_a_share_stands_in_digits_after_its_interval_where_there_is_room():
    numbers = drawn(SURE, WEAK, Dot("Few", 0.004, 0.001, 0.02, 900, ""))["data"][-1]
    assert (numbers["mode"], numbers["x"]) == ("text", [0.5, 0.45, 0.02])
    assert [text.strip() for text in numbers["text"]] == ["40%", "20%", "&lt;1%"]
    assert {trace["mode"] for trace in drawn(SURE, panels=2)["data"]} == {"markers"}


def test_every_panel_has_its_axes_and_the_line_of_everybody():
    layout = drawn(SURE, panels=3)["layout"]
    assert {"xaxis", "xaxis2", "xaxis3"} <= set(layout)
    assert [shape["x0"] for shape in layout["shapes"]] == [0.3] * 3


def test_markup_in_a_name_is_escaped_since_plotly_reads_some():
    name = drawn(Dot("<b>x</b>", 0.4, 0.3, 0.5, 90, ""))["layout"]["yaxis"]["ticktext"][0]
    assert name == "&lt;b&gt;x&lt;/b&gt; <i>n = 90</i>"
