from pipeline.report.dot_plot import Dot
from pipeline.report.heat_map import HeatPanel, heat_map

NAN = float("nan")
CELLS = {
    ("fin", "big"): Dot("sure", 0.4, 0.3, 0.5, 90, ""),
    ("fin", "small"): Dot("weak", 0.2, 0.1, 0.45, 12, "low_base"),
    ("media", "big"): Dot("hidden", NAN, NAN, NAN, NAN, "suppressed"),
}
FIGURE = heat_map(
    [HeatPanel("Facebook", CELLS)],
    {"fin": "Finance", "media": "Media"},
    {"small": "<500", "big": "500+"},
    is_reconstructed=True,
)


def test_weak_cells_are_a_pale_layer_of_their_own():
    sure, weak = FIGURE["data"]
    assert sure["z"] == [[None, 0.4], [None, None]]
    assert weak["z"] == [[0.2, None], [None, None]]
    assert weak["opacity"] < sure["opacity"]


def test_brackets_mark_low_bases_a_cross_suppression_and_a_dash_nobody():
    texts = [note["text"] for note in FIGURE["layout"]["annotations"][1:]]
    assert texts == ["<i>(20%)</i>", "40%", "–", "×"]


def test_columns_in_markup_are_text():
    assert FIGURE["layout"]["xaxis"]["ticktext"] == ["&lt;500", "500+"]
