from pipeline.notebook.figure import COLOURS, drawn
from pipeline.report.breakdowns import total_picture
from pipeline.report.dot_plot import Dot, Panel, dot_plot
from pipeline.report.picture import Picture, rows_of


def test_a_picture_becomes_a_figure_with_colours_and_its_title(view):
    figure = drawn(total_picture(view("twelve:2011"), "platforms"))
    assert figure.data[0].marker.color == COLOURS["weak"] or figure.data[0].marker.color == COLOURS["paper"]
    assert figure.layout.paper_bgcolor == COLOURS["paper"]
    assert "@" not in figure.to_json()
    assert figure.layout.title.text.startswith("<b>")


def test_panels_stand_beside_and_beneath_one_another_without_touching():
    dots = [Dot("Finance", 0.5, 0.4, 0.6, 100, ""), Dot("Media", 0.3, 0.2, 0.4, 90, "")]
    panels = [Panel(f"Option {place}", dots) for place in range(5)]
    plot = dot_plot(panels, is_reconstructed=False)
    figure = drawn(Picture("id", "Five", "", plot, rows_of([], "rates", ["item"])))
    across = [figure.layout[f"xaxis{suffix}"].domain for suffix in ("", 2, 3, 4)]
    up = [figure.layout[f"yaxis{suffix}"].domain for suffix in ("", 2, 3, 4)]
    assert across[0][1] < across[1][0] < across[1][1] < across[2][0]
    assert across[3] == across[0]
    assert up[3][1] < up[0][0]
    assert up[3][0] >= 0


def test_a_reconstruction_is_stamped_beneath_the_title(view):
    figure = drawn(total_picture(view("hostile:2011"), "platforms"))
    assert "nobody answered these questions" in figure.layout.title.text


def test_a_picture_that_shows_nothing_is_its_title():
    nothing = Picture("id", "Nothing", "", None, rows_of([], "rates", ["item"]))
    assert drawn(nothing).layout.title.text == "<b>Nothing</b>"
