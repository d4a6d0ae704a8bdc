from pipeline.report.forest_plot import Effect, forest_plot

NAN = float("nan")
TOTAL = Effect("Total", 0.3, 0.2, 0.4, 400, is_summary=True)
WEAK = Effect("Media", 0.1, -0.4, 0.5, 12, "low_base")
HIDDEN = Effect("Travel", NAN, NAN, NAN, NAN, "suppressed")


def test_the_summary_is_a_diamond_and_a_weak_effect_is_hollow():
    sure, weak = forest_plot([TOTAL, WEAK], axis="r", is_reconstructed=False)["data"]
    assert sure["marker"]["symbol"] == ["diamond"]
    assert weak["marker"]["color"] == "@paper"


def test_the_axis_reaches_below_zero_only_where_an_interval_does():
    low = [
        forest_plot(rows, axis="r", is_reconstructed=False)["layout"]["xaxis"]["range"][0]
        for rows in ([TOTAL], [TOTAL, WEAK])
    ]
    assert low[0] == -0.1
    assert low[1] == -0.45


def test_an_absent_estimate_says_why():
    layout = forest_plot([TOTAL, HIDDEN], axis="r", is_reconstructed=True)["layout"]
    assert [note["text"] for note in layout["annotations"]] == ["<i>suppressed</i>"]
    assert "Reconstruction" in layout["title"]["text"]
